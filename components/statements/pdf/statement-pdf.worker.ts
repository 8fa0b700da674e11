import { answerJobs } from "@/lib/kernel/worker-thread";
import { statementPdf } from "./document";

answerJobs(statementPdf);
