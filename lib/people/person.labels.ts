import type { PersonState } from "./person.schema";

export const PERSON_STATE_LABELS: Readonly<Record<PersonState, string>> = {
  active: "Active",
  invited: "Invited",
  deactivated: "Deactivated",
};

/** What each state means, for the line under the word. */
export const PERSON_STATE_HINTS: Readonly<Record<PersonState, string>> = {
  active: "Can sign in.",
  invited: "Has not yet set a password by the one-time link.",
  deactivated: "Cannot sign in. What they did stays theirs.",
};
