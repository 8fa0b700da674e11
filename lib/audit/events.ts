/** Every act the audit can hold, as a past fact, with the words a reader sees. */
export const AUDIT_NAMES = {
  "access.refused": "Was refused an act",
  "page.refused": "Attempted to open a page without access",
  "export.downloaded": "Downloaded a file",
  "session.started": "Signed in",
  "session.ended": "Signed out",
  "session.own-ended": "Ended one of their own sessions",
  "session.others-ended": "Ended all their other sessions",
  "session.ended-by-administrator": "Ended a session of a person",
  "session.all-ended-by-administrator": "Ended all sessions of a person",
  "session.refused": "Sign-in refused",
  "session.locked": "Sign-in locked after repeated failures",
  "person.invited": "Invited a person",
  "person.invitation-renewed": "Made a new invitation link",
  "person.recovery-link-made": "Made a recovery link on the server",
  "person.invitation-accepted": "Accepted an invitation",
  "person.password-changed": "Changed the password",
  "person.assigned": "Changed roles or organisation",
  "person.roles-resolved": "Resolved roles that exclude each other",
  "person.deactivated": "Deactivated a person",
  "person.reactivated": "Reactivated a person",
  "organisation.added": "Added an organisation",
  "reference.loaded": "Loaded reference data",
  "reference.revised": "Revised reference data",
  "contribution.recorded": "Recorded a contribution",
  "contribution.pledge-recorded": "Recorded a pledge",
  "contribution.commitment-recorded": "Recorded a commitment",
  "contribution.deposit-recorded": "Recorded a deposit",
  "contribution.entry-reversed": "Reversed an entry",
  "deposit.confirmed": "Confirmed a deposit",
  "rate.recorded": "Recorded an exchange rate",
  "rate.imported": "Imported exchange rates",
  "import.uploaded": "Uploaded a file to import",
  "import.mapped": "Mapped the columns of an import file",
  "import.rows-selected": "Selected rows with warnings of an import file",
  "import.run": "Imported a file",
  "reconciliation.recorded": "Recorded a statement to reconcile",
  "reconciliation.explained": "Explained a difference",
  "concept-note.drafted": "Started a concept note",
  "concept-note.draft-saved": "Saved a draft",
  "concept-note.submitted": "Submitted a concept note",
  "concept-note.returned": "Returned a concept note",
  "concept-note.withdrawn": "Withdrew a concept note",
  "concept-note.declared-ineligible": "Declared a concept note ineligible",
  "concept-note.screened": "Screened a concept note",
  "concept-note.reviewer-assigned": "Assigned a reviewer",
  "concept-note.conflict-declared": "Declared a conflict of interest",
  "concept-note.reviewed": "Reviewed a concept note",
  "concept-note.markers-validated": "Validated the markers",
  "concept-note.recommended": "Recommended a concept note",
  "concept-note.invited": "Invited a programme document",
  "concept-note.carried-over": "Carried over a record",
  "programme.document-saved": "Saved a programme document",
  "programme.document-handed-in": "Handed in a programme document",
  "programme.document-returned": "Gave a programme document back",
  "programme.appraised": "Appraised a programme document",
  "programme.activated": "Activated a programme",
  "programme.closed-operationally": "Closed a programme operationally",
  "programme.closed-financially": "Closed a programme financially",
  "decision.recorded": "Recorded a committee decision",
  "paper.recorded": "Recorded a committee paper",
  "paper.scenario-attached": "Attached a scenario to a committee paper",
  "scenario.saved": "Saved a funding scenario",
  "booking.recorded": "Booked income, a cost or a movement of cash",
  "booking.expenditure-recorded": "Recorded reported expenditure",
  "booking.reversed": "Took back a booking",
  "period.closed": "Closed a period of the books",
  "tranche.planned": "Planned the tranches of a programme",
  "condition.set": "Set a condition",
  "condition.met": "Recorded that a condition is met",
  "report.submitted": "Recorded a submitted report",
  "report.accepted": "Accepted a report",
  "transfer.prepared": "Prepared a transfer",
  "transfer.overridden": "Set aside what held a transfer back",
  "transfer.released": "Released a transfer",
  "transfer.withdrawn": "Withdrew a transfer request",
  "transfer.refused": "Refused a transfer request",
  "transfer.reversed": "Took back a released transfer",
  "refund.recorded": "Recorded a refund",
  "refund.reversed": "Took back a refund",
} as const;

export type AuditName = keyof typeof AUDIT_NAMES;

/** Kinds of things an act is done to. */
export const SUBJECT_TYPES = [
  "person",
  "session",
  "organisation",
  "reference",
  "contribution",
  "import",
  "reconciliation",
  "concept-note",
  "decision",
  "paper",
  "scenario",
  "transfer",
  "booking",
  "period",
  "permission",
  "page",
  "export",
] as const;
export type SubjectType = (typeof SUBJECT_TYPES)[number];

/** Plain JSON: money as decimal strings, days as "YYYY-MM-DD"; never a secret, never more personal data than an id. */
export type Facts = { readonly [name: string]: FactValue };
export type FactValue = string | number | boolean | null | readonly FactValue[] | Facts;

/** What an act did, to what, and how it was before and after. */
export type AuditEvent = {
  readonly name: AuditName;
  readonly subjectType: SubjectType;
  readonly subjectId: string;
  readonly before?: Facts;
  readonly after?: Facts;
};
