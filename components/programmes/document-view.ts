import type { FieldSentences } from "@/lib/kernel/refusal";
import type { Level } from "@/lib/programmes/programme.labels";

export type ResultRow = { outcome: string; indicator: string; baseline: string; target: string };
export type RiskRow = { risk: string; likelihood: Level | null; impact: Level | null; mitigation: string };
/** Amount in USD of one organisation, UNSDG category (1 to 8) and year of the programme (1, 2, …). */
export type BudgetLine = { organisationId: string; category: number; year: number; amountUsd: string };
export type Organisation = { id: string; name: string };

/** A programme document as its page shows it. Amounts are decimal strings in USD. */
export type DocumentView = {
  noteId: string;
  noteRevision: number;
  revision: number;
  amountUsd: string;
  organisations: readonly Organisation[];
  results: readonly ResultRow[];
  risks: readonly RiskRow[];
  budget: readonly BudgetLine[];
  handedInAt: string | null;
  returnedReason: string | null;
  /** Indirect costs as a rate of direct costs, for example "0.07". */
  indirectRate: string;
  missing: readonly { field: string; sentence: string }[];
  canEdit: boolean;
  canHandIn: boolean;
  canReturn: boolean;
};

/** What stands in the form: strings, empty where nothing is given yet. Cells are keyed by organisation, category and year. */
export type DocumentTyped = {
  results: ResultRow[];
  risks: { risk: string; likelihood: string; impact: string; mitigation: string }[];
  years: number[];
  cells: Record<string, string>;
};

export type Sentence = (name: string) => string | undefined;
export type Sentences = FieldSentences;
