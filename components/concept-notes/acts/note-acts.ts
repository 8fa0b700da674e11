import type { Option } from "@/components/ui/form/select";
import type { ReviewerChoice } from "@/lib/concept-notes/reviews/review.queries";
import type { SourceChoice } from "@/lib/concept-notes/source-choice.queries";
import type { Typed } from "./act-form";
import type { Act } from "./use-act";

/** The acts of a note's page, as server actions; each input is checked by its command. */
export type NoteActs = Readonly<Record<NoteAct, Act<Readonly<Record<string, unknown>>>>>;

export type NoteAct =
  | "returnNote"
  | "declareIneligible"
  | "withdraw"
  | "screen"
  | "assignReviewer"
  | "declareConflict"
  | "completeReview"
  | "validateMarkers"
  | "recommend"
  | "invite"
  | "appraise"
  | "activate"
  | "closeOperationally";

/** What the forms on a note's page have to know. */
export type ActSubject = {
  noteId: string;
  revision: number;
  /** Ticked lines of the eligibility checklist. */
  eligibility: readonly string[];
  recommendation: string;
  markers: { gender: string; rights: string; child: string };
  reviewers: readonly ReviewerChoice[];
  /** The amount of the note in USD, and the sources it can come from. */
  amountUsd: string | null;
  sources: readonly SourceChoice[];
  /** The UN organisations to choose from where the record does not say who takes part; otherwise none. */
  organisations: readonly Option[];
  /** The open review of the person who looks, if there is one. */
  myReviewId: string | null;
};

export type ActProps = {
  subject: ActSubject;
  acts: NoteActs;
  onDone: (typed: Typed) => void;
  onRefused: () => void;
};
