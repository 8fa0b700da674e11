import type { Permission } from "@/lib/access/permissions";
import { Refusal } from "@/lib/kernel/refusal";

/** Every stage of DOMAIN section 5, in the order of the way; the last four are ends beside the way. */
export const STAGES = [
  "draft",
  "submitted",
  "in_review",
  "recommended",
  "in_pipeline",
  "invited",
  "appraised",
  "funded",
  "active",
  "operationally_closed",
  "financially_closed",
  "ineligible",
  "withdrawn",
  "not_endorsed",
  "rejected",
] as const;
export type Stage = (typeof STAGES)[number];

type MoveRow = {
  readonly from: readonly Stage[];
  readonly to: Stage;
  readonly permission: Permission;
  /** The move refuses or ends something, so it says why. */
  readonly needsReason: boolean;
  /** The move happens only as an item of a recorded committee decision. */
  readonly byDecision: boolean;
};

const move = (
  from: readonly Stage[],
  to: Stage,
  permission: Permission,
  more: Partial<Omit<MoveRow, "from" | "to" | "permission">> = {},
): MoveRow => ({
  from,
  to,
  permission,
  needsReason: false,
  byDecision: false,
  ...more,
});

const REASON = { needsReason: true };
const DECIDED = { byDecision: true };

/**
 * The way of a concept note (source: DOMAIN section 5): each move, from where to where, who may make it. What must be
 * there before a move is in submission-requirements.ts. A deferral keeps the stage: the note waits for another meeting, and the fact stands.
 */
export const MOVES = {
  submit: move(["draft"], "submitted", "concept-note.submit"),
  return: move(["submitted"], "draft", "concept-note.return", REASON),
  "declare-ineligible": move(["submitted"], "ineligible", "concept-note.declare-ineligible", REASON),
  withdraw: move(["draft", "submitted", "in_review", "recommended"], "withdrawn", "concept-note.withdraw", REASON),
  screen: move(["submitted"], "in_review", "concept-note.screen"),
  recommend: move(["in_review"], "recommended", "concept-note.recommend"),
  endorse: move(["recommended"], "in_pipeline", "decision.record", DECIDED),
  defer: move(["recommended"], "recommended", "decision.record", { ...DECIDED, ...REASON }),
  decline: move(["recommended"], "not_endorsed", "decision.record", { ...DECIDED, ...REASON }),
  invite: move(["in_pipeline"], "invited", "concept-note.invite"),
  appraise: move(["invited"], "appraised", "programme.appraise"),
  approve: move(["appraised"], "funded", "decision.record", DECIDED),
  "defer-approval": move(["appraised"], "appraised", "decision.record", { ...DECIDED, ...REASON }),
  reject: move(["appraised"], "rejected", "decision.record", { ...DECIDED, ...REASON }),
  activate: move(["funded"], "active", "programme.activate"),
  "close-operationally": move(["active"], "operationally_closed", "programme.close-operationally"),
  "close-financially": move(["operationally_closed"], "financially_closed", "programme.close-financially"),
} as const satisfies Record<string, MoveRow>;

export type Move = keyof typeof MOVES;
export const MOVE_NAMES = Object.keys(MOVES) as readonly Move[];

/** The three public words of the leaflet. */
export type Bucket = "concept-notes" | "pipeline" | "funded";

/** Stages by public bucket; a stage in none of them is not public and not counted. */
export const BUCKETS: Readonly<Record<Bucket, readonly Stage[]>> = {
  "concept-notes": ["submitted", "in_review", "recommended"],
  pipeline: ["in_pipeline", "invited", "appraised"],
  funded: ["funded", "active", "operationally_closed", "financially_closed"],
};

export function bucketOf(stage: Stage): Bucket | null {
  const found = Object.entries(BUCKETS).find(([, stages]) => stages.includes(stage));
  return found ? (found[0] as Bucket) : null;
}

const asRow = (name: Move): MoveRow => MOVES[name];

/** True where the table has this move from this stage. */
export const isMoveFrom = (name: Move, stage: Stage): boolean => asRow(name).from.includes(stage);

/** The moves that lead on from a stage, in the table's order. */
export const movesFrom = (stage: Stage): Move[] => MOVE_NAMES.filter((name) => isMoveFrom(name, stage));

/** Where a move leads; refuses a move the table does not have from this stage. */
export function stageAfter(name: Move, stage: Stage): Stage {
  if (!isMoveFrom(name, stage)) {
    throw new Refusal("conflict", "This note has already moved on. Reload the page to see where it stands.");
  }
  return asRow(name).to;
}
