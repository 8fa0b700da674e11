import { readTable } from "@/lib/imports/table/rules";
import { answerJobs } from "@/lib/kernel/worker-thread";
import type { StatementFile } from "./statement-file";
import { type Line, readStatement } from "./statement/rules";

answerJobs(async ({ fileName, bytes, level, choices }: StatementFile): Promise<Line[]> => {
  return readStatement(await readTable(fileName, bytes), level, choices);
});
