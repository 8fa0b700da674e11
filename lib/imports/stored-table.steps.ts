import "server-only";
import { z } from "zod";
import { dayOf } from "@/lib/kernel/dates";
import type { Tx } from "@/lib/kernel/db";
import type { Prisma } from "@/prisma/generated/client";
import type { ImportFile } from "./import-file";
import type { ImportKind } from "./import.schema";
import { type Table, tableFrom } from "./reader/table";

/** Cells of files stored by an earlier version are texts alone. */
const rowsShape = z.array(z.array(z.union([z.string(), z.number()])));

type Kept = Pick<Prisma.ImportModel, "headings" | "rows" | "dayZero">;

/** The table an upload keeps. */
export const tableOf = ({ headings, rows, dayZero }: Kept): Table =>
  tableFrom(headings, rowsShape.parse(rows), dayZero ? dayOf(dayZero) : undefined);

type Upload = {
  readonly reference: string;
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly uploadedAt: Date;
  readonly uploadedById: string;
};

/** Stores a file that was read. Its rows are JSON already: up to 300,000 cells become no objects here. */
export async function createImport(tx: Tx, upload: Upload, file: ImportFile): Promise<string> {
  const { reference, kind, fileName, uploadedAt, uploadedById } = upload;
  const [created] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO imports (id, reference, kind, file_name, sha256, bytes, headings, rows, day_zero, uploaded_at, uploaded_by_id)
    VALUES (gen_random_uuid(), ${reference}, ${kind}::import_kind, ${fileName}, ${file.sha256}, ${file.bytes}, ${file.headings}::text[],
      ${file.rowsJson}::jsonb, ${file.dayZero}::date, ${uploadedAt}, ${uploadedById}::uuid)
    RETURNING id`;
  if (!created) throw new Error("The import was not stored.");
  return created.id;
}
