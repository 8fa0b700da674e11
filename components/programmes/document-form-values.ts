import type { FieldSentences } from "@/lib/kernel/refusal";
import type { Result } from "@/lib/programmes/programme.schema";

/** The entries of the form: strings, empty where nothing is entered yet. Cells are keyed by organisation, category and year. */
export type DocumentTyped = {
  results: Result[];
  risks: { risk: string; likelihood: string; impact: string; mitigation: string }[];
  years: number[];
  cells: Record<string, string>;
};

export type Sentence = (name: string) => string | undefined;
export type Sentences = FieldSentences;
