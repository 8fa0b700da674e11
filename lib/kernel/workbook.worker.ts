import { toWorkbook } from "./workbook";
import { answerJobs } from "./worker-thread";

answerJobs(toWorkbook);
