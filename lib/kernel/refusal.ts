/** Why a rule said no; each code has one HTTP status at the edge. */
export const REFUSAL_CODES = ["invalid", "not-found", "forbidden", "conflict", "not-now", "too-many"] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** Sentences by input name, for example { amount: "Enter an amount above zero." }; nested names use dots. */
export type FieldSentences = Readonly<Record<string, string>>;

/**
 * A rule said no. Becomes a message at the field in a form and an RFC 9457 problem in the API; never logged as a fault.
 * The sentence is written for the person who asked.
 */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly fields: FieldSentences;

  constructor(code: RefusalCode, sentence: string, fields: FieldSentences = {}) {
    super(sentence);
    this.name = "Refusal";
    this.code = code;
    this.fields = fields;
  }
}
