import { PERMISSIONS } from "@/lib/access/permissions";
import { ROLE_LABELS } from "@/lib/access/role.labels";
import { type Bucket, type Move, MOVE_NAMES, MOVES, type Stage, STAGES } from "./stages";

/** The words of the office. */
export const STAGE_LABELS: Readonly<Record<Stage, string>> = {
  draft: "Draft",
  submitted: "Submitted",
  in_review: "In review",
  recommended: "Recommended",
  in_pipeline: "In the pipeline",
  invited: "Programme document invited",
  appraised: "Appraised",
  funded: "Funded",
  active: "Active",
  operationally_closed: "Operationally closed",
  financially_closed: "Financially closed",
  ineligible: "Ineligible",
  withdrawn: "Withdrawn",
  not_endorsed: "Not endorsed",
  rejected: "Rejected",
};

/** The three public words, as printed in the Fund's leaflet. */
export const BUCKET_LABELS: Readonly<Record<Bucket, string>> = {
  "concept-notes": "Concept notes",
  pipeline: "In the pipeline",
  funded: "Funded programmes",
};

/** What the button says. */
export const MOVE_LABELS: Readonly<Record<Move, string>> = {
  submit: "Submit",
  return: "Return to the agency",
  "declare-ineligible": "Declare ineligible",
  withdraw: "Withdraw",
  screen: "Confirm eligibility",
  recommend: "Recommend to the committee",
  endorse: "Endorse",
  defer: "Defer",
  decline: "Do not endorse",
  invite: "Invite the programme document",
  appraise: "Confirm the appraisal",
  approve: "Approve",
  "defer-approval": "Defer the approval",
  reject: "Reject",
  activate: "Record signature and first transfer",
  "close-operationally": "Close operationally",
  "close-financially": "Close financially",
};

/** How a history begins, beside the moves of the table. */
export type Beginning = "start" | "carry-over";

/** What the history says. */
export const MOVE_PAST: Readonly<Record<Move | Beginning, string>> = {
  start: "Draft started",
  "carry-over": "Carried over from an older record",
  submit: "Submitted",
  return: "Returned to the agency",
  "declare-ineligible": "Declared ineligible",
  withdraw: "Withdrawn",
  screen: "Found eligible",
  recommend: "Recommended to the committee",
  endorse: "Endorsed by the committee",
  defer: "Deferred by the committee",
  decline: "Not endorsed by the committee",
  invite: "Programme document invited",
  appraise: "Appraised",
  approve: "Approved by the committee",
  "defer-approval": "Approval deferred by the committee",
  reject: "Rejected by the committee",
  activate: "Signed, first transfer made",
  "close-operationally": "Closed operationally",
  "close-financially": "Closed financially",
};

export const GENDER_MARKERS: Readonly<Record<number, string>> = {
  0: "0: no contribution to gender equality expected",
  1: "1: limited contribution to gender equality",
  2: "2: gender equality is a significant objective",
  3: "3: gender equality is the principal objective",
};
export const RIGHTS_MARKERS = {
  A: "A: human rights are the principal objective",
  B: "B: human rights are a significant objective",
  C: "C: human rights are respected, not an objective",
} as const;
export const CHILD_MARKERS = {
  A: "A: children are the main people concerned",
  B: "B: children are among the people concerned",
  C: "C: children are not specifically concerned",
} as const;

/** What the Fund Management Unit confirms before a review (lines: a setting of the Fund; source: DOMAIN 5 and 6). */
export const ELIGIBILITY_LINES = [
  { id: "two-organisations", text: "Two or more UN organisations take part, each with a budget." },
  { id: "one-area", text: "The note stands under one thematic area and its objectives belong to the Global Compact." },
  { id: "government", text: "More than one government entity is a partner." },
  { id: "stakeholders", text: "Migrants, communities or other stakeholders are part of design or delivery." },
  { id: "network", text: "The UN Network on Migration in the country or region was consulted." },
  { id: "no-overlap", text: "The note does not repeat a programme that is funded already." },
  { id: "markers", text: "Gender, human rights and, where it applies, child sensitivity are assessed and justified." },
] as const;

/** What a reviewer scores, from 1 to 5 (a setting of the Fund; source: the first selection's criteria). */
export const REVIEW_CRITERIA = [
  { id: "relevance", label: "Relevance", hint: "Need, fit with the Global Compact and with national priorities." },
  { id: "design", label: "Quality of design", hint: "Clear logic, feasible activities, measurable results." },
  { id: "partnership", label: "Partnership", hint: "Whole of government, whole of society, joint work." },
  { id: "inclusion", label: "Rights and inclusion", hint: "Human rights, gender and child sensitivity." },
  { id: "sustainability", label: "Sustainability", hint: "National ownership, and what remains afterwards." },
  { id: "value", label: "Value for money", hint: "Budget in proportion to the results." },
] as const;
export type Criterion = (typeof REVIEW_CRITERIA)[number]["id"];

export const SCORES: Readonly<Record<number, string>> = {
  1: "1: poor",
  2: "2: weak",
  3: "3: adequate",
  4: "4: good",
  5: "5: excellent",
};
export const REVIEW_STATE_LABELS = {
  assigned: "Waiting for the review",
  conflicted: "Conflict of interest declared",
  completed: "Completed",
} as const;

export const UNTITLED = "Untitled concept note";

/** Begins the title of a record that was made to show the application. */
export const EXAMPLE_PREFIX = "Example: ";

/** Who makes a move, in words. */
export const moversOf = (move: Move): string[] => PERMISSIONS[MOVES[move].permission].map((role) => ROLE_LABELS[role]);

/** The way of a concept note as Mermaid text, made from the table, so that a drawing never tells another story. */
export function stageDiagram(): string {
  const states = STAGES.map((stage) => `  state "${STAGE_LABELS[stage]}" as ${stage}`);
  const arrows = MOVE_NAMES.flatMap((move) =>
    MOVES[move].from.map((from) => `  ${from} --> ${MOVES[move].to}: ${MOVE_LABELS[move]}`),
  );
  const ends = STAGES.filter((stage) => !MOVE_NAMES.some((move) => MOVES[move].from.some((from) => from === stage)));
  return [
    "stateDiagram-v2",
    ...states,
    "  [*] --> draft",
    ...arrows,
    ...ends.map((stage) => `  ${stage} --> [*]`),
    "",
  ].join("\n");
}

/** The page of the documentation that shows the table: the drawing, then each move with who makes it. */
export function stagePage(): string {
  const moves = MOVE_NAMES.map((move) => {
    const { from, to, byDecision, needsReason } = MOVES[move];
    const origins = from.map((stage) => STAGE_LABELS[stage]).join(", ");
    const who = byDecision ? "by a recorded decision of the Steering Committee" : moversOf(move).join(", ");
    return `- **${MOVE_LABELS[move]}**: ${origins} → ${STAGE_LABELS[to]}; ${who}${needsReason ? "; with a reason" : ""}`;
  });
  return [
    "# The way of a concept note",
    "",
    "Made from the stage table in `lib/concept-notes/stages.ts`; a test keeps it equal.",
    "",
    "```mermaid",
    stageDiagram().trimEnd(),
    "```",
    "",
    ...moves,
    "",
  ].join("\n");
}
