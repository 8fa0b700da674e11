import { answerJobs } from "@/lib/kernel/worker-thread";
import type { RateFile } from "./rate-file";
import { readRates } from "./rate-file-reading";
import type { Reading } from "./rules";

answerJobs(({ content, today }: RateFile): Reading => readRates(content, today));
