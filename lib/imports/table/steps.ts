import "server-only";
import { z } from "zod";
import { dayOf } from "@/lib/kernel/dates";
import type { Prisma } from "@/prisma/generated/client";
import type { Table } from "./rules";

const rowsShape = z.array(z.array(z.string()));

type Kept = Pick<Prisma.ImportModel, "headings" | "rows" | "dayZero">;

/** The table an upload keeps. */
export const tableOf = ({ headings, rows, dayZero }: Kept): Table => ({
  headings,
  rows: rowsShape.parse(rows),
  dayZero: dayZero ? dayOf(dayZero) : undefined,
});
