import { AUDIT_CONSTRAINTS } from "@/lib/audit/audit.constraints";
import { DECISION_CONSTRAINTS } from "@/lib/committee/decision.constraints";
import { CONCEPT_NOTE_CONSTRAINTS } from "@/lib/concept-notes/concept-note.constraints";
import { CONTRIBUTION_CONSTRAINTS } from "@/lib/contributions/contribution.constraints";
import { IMPORT_CONSTRAINTS } from "@/lib/imports/import.constraints";
import { type Constraints, KERNEL_CONSTRAINTS, refusalOfConstraints } from "@/lib/kernel/constraint-refusal";
import { LEDGER_CONSTRAINTS } from "@/lib/ledger/ledger.constraints";
import { ORGANISATION_CONSTRAINTS } from "@/lib/organisations/organisation.constraints";
import { PERSON_CONSTRAINTS } from "@/lib/people/person.constraints";
import { PLACE_CONSTRAINTS } from "@/lib/places/place.constraints";
import { PROGRAMME_CONSTRAINTS } from "@/lib/programmes/programme.constraints";
import { RATE_CONSTRAINTS } from "@/lib/rates/rate.constraints";
import { RECONCILIATION_CONSTRAINTS } from "@/lib/reconciliation/reconciliation.constraints";
import { SCENARIO_CONSTRAINTS } from "@/lib/simulation/scenario.constraints";
import { THEME_CONSTRAINTS } from "@/lib/themes/theme.constraints";
import { TRANSFER_CONSTRAINTS } from "@/lib/transfers/transfer.constraints";

/** Everything the database refuses under a name, from all modules. Each name exists in the database (tested). */
export const CONSTRAINTS: Constraints = {
  ...KERNEL_CONSTRAINTS,
  ...AUDIT_CONSTRAINTS,
  ...DECISION_CONSTRAINTS,
  ...CONCEPT_NOTE_CONSTRAINTS,
  ...CONTRIBUTION_CONSTRAINTS,
  ...IMPORT_CONSTRAINTS,
  ...LEDGER_CONSTRAINTS,
  ...ORGANISATION_CONSTRAINTS,
  ...PERSON_CONSTRAINTS,
  ...PLACE_CONSTRAINTS,
  ...PROGRAMME_CONSTRAINTS,
  ...RATE_CONSTRAINTS,
  ...RECONCILIATION_CONSTRAINTS,
  ...SCENARIO_CONSTRAINTS,
  ...THEME_CONSTRAINTS,
  ...TRANSFER_CONSTRAINTS,
};

/** The refusal a database error stands for, given the input of the command, or the error itself when it is a fault. */
export const refusalOf = (error: unknown, input: unknown): unknown => refusalOfConstraints(error, CONSTRAINTS, input);
