import type { Missing } from "../submission-requirements";

export type ReviewStanding = { readonly state: "assigned" | "conflicted" | "completed" };

/** Who leads a note and who takes part in it. */
export type Parties = {
  readonly leadId: string | null;
  readonly participations: readonly { readonly organisationId: string }[];
};

/** True where the organisation leads the note or takes part: its people neither score it nor decide on it. */
export const takesPart = (organisationId: string | null, { leadId, participations }: Parties): boolean =>
  organisationId !== null &&
  (leadId === organisationId || participations.some((line) => line.organisationId === organisationId));

/** What keeps a reviewed note from being recommended: one completed review at least, and none outstanding. */
export function missingForRecommendation(reviews: readonly ReviewStanding[]): Missing[] {
  const outstanding = reviews.filter(({ state }) => state === "assigned").length;
  const completed = reviews.filter(({ state }) => state === "completed").length;
  if (outstanding > 0) {
    const sentence = outstanding === 1 ? "One review is outstanding." : `${outstanding} reviews are outstanding.`;
    return [{ field: "reviews", sentence }];
  }
  return completed > 0 ? [] : [{ field: "reviews", sentence: "No review is completed yet: assign a reviewer." }];
}
