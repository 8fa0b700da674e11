import { readTable } from "@/lib/imports/reader/table";
import { answerJobs } from "@/lib/kernel/worker-thread";
import type { StatementFile } from "./statement-file";
import { type Line, readStatement } from "./statement-lines";

/** Typed lines are read like a file. */
const readRows = ({ fileName, content, typed }: StatementFile) =>
  content === ""
    ? readTable("typed.csv", Buffer.from(typed, "utf8"))
    : readTable(fileName, Buffer.from(content, "base64"));

answerJobs(async (file: StatementFile): Promise<Line[]> => readStatement(await readRows(file), file.level, file));
