import { createHash } from "node:crypto";
import { answerJobs } from "@/lib/kernel/worker-thread";
import type { FileBytes, ImportFile } from "./import-file";
import { readTable, storedRows } from "./table/rules";

answerJobs(async ({ fileName, bytes }: FileBytes): Promise<ImportFile> => {
  const table = await readTable(fileName, bytes);
  return {
    sha256: createHash("sha256").update(bytes).digest("hex"),
    headings: table.headings,
    rowCount: table.rows.length,
    rowsJson: JSON.stringify(storedRows(table)),
    dayZero: table.dayZero ?? null,
  };
});
