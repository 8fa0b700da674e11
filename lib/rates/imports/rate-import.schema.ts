import { z } from "zod";
import type { Day } from "@/lib/kernel/dates";
import { lineText, proseText } from "@/lib/kernel/text";
import type { RateSource } from "../exchange-rate";
import type { DoubtfulRate } from "./doubtful-rates";
import type { RefusedLine } from "./rate-file-formats";

/** The whole history of the ECB since 1999 is below two million characters. */
export const FILE_CHARACTERS = 4_000_000;
export const TOO_LARGE = "This file is larger than 4 MB. Cut it into parts, each with the first line of the whole.";

/** A file as it was chosen: its name and its text. */
export const importRatesInput = z.object({
  fileName: lineText("Choose a file.").min(1, "Choose a file.").max(200, "Give the file a shorter name."),
  content: z.string("Choose a file.").min(1, "This file is empty.").max(FILE_CHARACTERS, TOO_LARGE),
  /** How many doubtful rates were shown and confirmed as correct. */
  confirmedCount: z.number().int().min(0).default(0),
  /** Why they are correct. */
  reason: proseText()
    .max(300, "Keep the reason below 300 characters.")
    .default("")
    .transform((text) => (text === "" ? null : text)),
});

export type ImportRatesInput = z.output<typeof importRatesInput>;

/** How many refused lines, and how many doubtful rates, are named; the others are counted. */
export const REFUSED_SHOWN = 50;

/** What a file would do, or did, to the rates on record; counts are of rates, `refused` and `leftOut` of lines. */
export type Verdict = {
  source: RateSource;
  currencies: number;
  /** First and last day; null where the file holds no rate. */
  days: { from: Day; to: Day } | null;
  fresh: number;
  same: number;
  changed: number;
  leftOut: number;
  refused: { count: number; first: RefusedLine[] };
  /** Rates to be written that look inverted or jump: they are imported once they are confirmed. */
  doubtful: { count: number; first: DoubtfulRate[] };
};
