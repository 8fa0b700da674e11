import type { Move, Stage } from "@/lib/concept-notes/stages";
import type { Day } from "@/lib/kernel/dates";

/** Words for what a record only names by code, in force today. */
export type Names = {
  places: Readonly<Record<string, { name: string; footnote: string | null }>>;
  regions: Readonly<Record<string, string>>;
  areas: Readonly<Record<number, string>>;
  objectives: Readonly<Record<number, string>>;
};

export type Marker = { self: string | number | null; justification: string; validated: string | number | null };

export type HistoryLine = {
  id: string;
  move: string;
  from: Stage | null;
  to: Stage;
  reason: string | null;
  amountUsd: string | null;
  decisionNumber: string | null;
  effectiveOn: Day;
  at: string;
  actor: string;
};

export type ReviewView = {
  id: string;
  reviewer: string;
  state: "assigned" | "conflicted" | "completed";
  scores: Readonly<Record<string, number>> | null;
  comment: string;
  conflict: string | null;
  assignedAt: string;
  completedAt: string | null;
  isMine: boolean;
};

/** One note or programme as its page shows it. Amounts are decimal strings in USD. */
export type NoteView = {
  id: string;
  revision: number;
  reference: string | null;
  programmeReference: string | null;
  title: string;
  summary: string;
  stage: Stage;
  stageSince: Day;
  areaNumber: number | null;
  amountUsd: string | null;
  durationMonths: number | null;
  leadName: string | null;
  source: string | null;
  isExample: boolean;
  objectiveNumbers: readonly number[];
  places: readonly { code: string; share: string | null }[];
  regionGroup: string | null;
  participations: readonly { organisationId: string; name: string; budgetUsd: string | null; isLead: boolean }[];
  governmentPartners: readonly string[];
  stakeholders: string;
  markers: { gender: Marker; rights: Marker; child: Marker };
  validationNote: string;
  recommendation: string;
  eligibility: readonly string[];
  history: readonly HistoryLine[];
  versions: readonly { number: number; frozenAt: string }[];
  reviews: readonly ReviewView[] | null;
  waiting: {
    sentence: string;
    who: readonly string[];
    next: readonly Move[];
    missing: readonly Missing[];
    sinceDays: number;
  };
  moves: readonly Move[];
  canEdit: boolean;
  canReadMoney: boolean;
};

export type Missing = { field: string; sentence: string };
