import { createHash } from "node:crypto";
import { answerJobs } from "@/lib/kernel/worker-thread";
import type { ImportFile, UploadedFile } from "./import-file";
import { readTable, storedRows } from "./reader/table";

answerJobs(async ({ fileName, content }: UploadedFile): Promise<ImportFile> => {
  const bytes = Buffer.from(content);
  const table = await readTable(fileName, bytes);
  return {
    sha256: createHash("sha256").update(bytes).digest("hex"),
    bytes: bytes.length,
    headings: table.headings,
    rowCount: table.rows.length,
    rowsJson: JSON.stringify(storedRows(table)),
    dayZero: table.dayZero ?? null,
  };
});
