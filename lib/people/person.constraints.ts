import type { Constraints } from "@/lib/kernel/constraint-refusal";

/** What the database refuses of people, sessions and sign-ins. */
export const PERSON_CONSTRAINTS: Constraints = {
  people_email_unique: ["invalid", "Somebody with this e-mail address is already here.", "email"],
  people_email_lower: ["invalid", "Enter an e-mail address such as name@organisation.int.", "email"],
  people_name_present: ["invalid", "Enter a name.", "name"],
  people_one_admin_stays: [
    "not-now",
    "The Fund needs one administrator who can sign in. Invite another administrator first.",
  ],
  invitations_token_unique: ["conflict", "This invitation could not be made. Try again."],
  sessions_token_unique: ["conflict", "The session could not be started. Try again."],
  sessions_token_form: ["invalid", "The session could not be started. Try again."],
  sessions_end_has_reason: ["invalid", "An ended session has a reason. Reload the page and try again."],
  sessions_end_is_final: ["conflict", "This session has already ended. Reload the page."],
  sessions_removed_when_ended: ["conflict", "This session is still open. End it first."],
  role_assignments_exclude_each_other: [
    "conflict",
    "This person now has a role that excludes the new one. Reload the page and choose again.",
    "roles",
  ],
  sessions_failures_have_time: ["invalid", "The session could not be started. Try again."],
  known_devices_token_form: ["invalid", "The device could not be recorded. Try again."],
  sign_in_failures_positive: ["invalid", "A count of failures is above zero."],
  sign_in_throttles_failures_positive: ["invalid", "A count of failures is above zero."],
};
