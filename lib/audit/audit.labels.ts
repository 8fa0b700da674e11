import { ROLE_LABELS } from "@/lib/access/role.labels";
import { AUDIT_NAMES, type SubjectType } from "./events";

export const SUBJECT_TYPE_LABELS: Readonly<Record<SubjectType, string>> = {
  person: "Person",
  session: "Sign-in",
  organisation: "Organisation",
  reference: "Reference data",
  contribution: "Contribution",
  import: "Import",
  reconciliation: "Reconciliation",
  "concept-note": "Concept note or programme",
  decision: "Committee decision",
  paper: "Committee paper",
  scenario: "Funding scenario",
  transfer: "Transfer",
  booking: "Booking",
  period: "Period of the books",
  permission: "Permission",
  page: "Page",
  export: "File",
};

const names: Readonly<Record<string, string>> = AUDIT_NAMES;
const subjects: Readonly<Record<string, string>> = SUBJECT_TYPE_LABELS;
const roles: Readonly<Record<string, string>> = ROLE_LABELS;

/** Words for the name of an act; a name of an older version of this system stands for itself. */
export const actLabel = (name: string): string => names[name] ?? name;

export const subjectTypeLabel = (type: string): string => subjects[type] ?? type;

/** "areaNumber" and "in_review" are names out of the program. */
const CODE = /^[a-z]+([A-Z][a-z]+)+$|^[a-z]+(_[a-z]+)+$/;

const spaced = (code: string) => code.replace(/_|(?=[A-Z])/g, " ").toLowerCase();

/** Roles and codes in words; every other value as it was recorded. */
export const valueLabel = (value: string): string => roles[value] ?? (CODE.test(value) ? spaced(value) : value);
