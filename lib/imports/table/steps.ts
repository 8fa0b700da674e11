import "server-only";
import { z } from "zod";
import type { Prisma } from "@/prisma/generated/client";
import type { Table } from "./rules";

const rowsShape = z.array(z.array(z.string()));

/** The table an upload keeps. */
export const tableOf = ({ headings, rows }: Pick<Prisma.ImportModel, "headings" | "rows">): Table => ({
  headings,
  rows: rowsShape.parse(rows),
});
