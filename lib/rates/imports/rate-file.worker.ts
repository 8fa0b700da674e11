import { answerJobs } from "@/lib/kernel/worker-thread";
import type { RateFile } from "./rate-file";
import type { Reading } from "./rate-file-formats";
import { readRates } from "./rate-file-reading";

answerJobs(({ content, today }: RateFile): Reading => readRates(content, today));
