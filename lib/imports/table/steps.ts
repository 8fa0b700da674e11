import "server-only";
import { z } from "zod";
import { dayOf } from "@/lib/kernel/dates";
import type { Prisma } from "@/prisma/generated/client";
import { type Table, tableFrom } from "./rules";

/** Cells of files stored by an earlier version are texts alone. */
const rowsShape = z.array(z.array(z.union([z.string(), z.number()])));

type Kept = Pick<Prisma.ImportModel, "headings" | "rows" | "dayZero">;

/** The table an upload keeps. */
export const tableOf = ({ headings, rows, dayZero }: Kept): Table =>
  tableFrom(headings, rowsShape.parse(rows), dayZero ? dayOf(dayZero) : undefined);
