import { BUCKET_LABELS, MOVE_PAST, STAGE_LABELS } from "@/lib/concept-notes/concept-note.labels";
import { type Bucket, bucketOf, type Stage } from "@/lib/concept-notes/stages";

/** The buckets that are public note by note; concept notes before an endorsement are nobody's business. */
export type PublicBucket = Exclude<Bucket, "concept-notes">;

/** The public bucket of a stage, or null where the stage is not public. */
export function publicBucketOf(stage: Stage): PublicBucket | null {
  const bucket = bucketOf(stage);
  return bucket === "pipeline" || bucket === "funded" ? bucket : null;
}

/** The public word for a stage: what happens inside the pipeline is one word, a programme's own life is told. */
export const publicStageLabel = (stage: Stage): string =>
  publicBucketOf(stage) === "pipeline" ? BUCKET_LABELS.pipeline : STAGE_LABELS[stage];

/** The moves the public is told, in its words; preparing, deferring and refusing stay inside. */
export const PUBLIC_MOVES: Readonly<Record<string, string>> = {
  "carry-over": MOVE_PAST["carry-over"],
  endorse: "Endorsed by the Steering Committee",
  approve: "Approved by the Steering Committee",
  activate: "Signed, first transfer made",
  "close-operationally": "Activities completed",
  "close-financially": "Accounts closed",
};

/** The moves that gave an amount; later ones happen to a programme whose amount is told already, and send none of it. */
export const GIVING_MOVES: readonly string[] = ["carry-over", "endorse", "approve"];

/** What a committee's decision gave, where it gave something; other outcomes are not published. */
export const GRANTING = ["endorsed", "approved"] as const;
export type Granting = (typeof GRANTING)[number];
export const OUTCOME_WORDS: Readonly<Record<Granting, string>> = {
  endorsed: "Endorsed for the pipeline",
  approved: "Approved for funding",
};

export const MODE_WORDS = {
  meeting: "Decided in a meeting",
  correspondence: "Decided by correspondence",
  opening_record: "Carried over from older records",
} as const;

export const NOT_STATED = "Not stated in the source";

const enumeration = new Intl.ListFormat("en-GB", { type: "conjunction" });

/** "Albania, Kosovo and Serbia". */
export const enumerated = (names: readonly string[]): string => enumeration.format(names);
