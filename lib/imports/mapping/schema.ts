import { z } from "zod";
import { isCurrency } from "@/lib/kernel/currencies";
import { ORGANISATION_TYPES } from "@/lib/organisations/labels";
import { DAY_FORMATS } from "../table/cells/rules";

/** What a column of a file of contributions may say. */
export const CONTRIBUTION_FIELDS = [
  "donor",
  "countryCode",
  "day",
  "pledge",
  "commitment",
  "deposit",
  "amount",
  "kind",
  "currency",
  "rate",
  "amountUsd",
  "fee",
  "rowId",
  "agreement",
  "title",
  "target",
  "note",
] as const;
export type ContributionField = (typeof CONTRIBUTION_FIELDS)[number];

/** What a column of a file of transfers may say. */
export const TRANSFER_FIELDS = ["organisation", "day", "amount", "kind", "programme", "rowId", "note"] as const;
export type TransferField = (typeof TRANSFER_FIELDS)[number];

export const ENTRY_WORDS = ["pledge", "commitment", "deposit"] as const;
export const TRANSFER_WORDS = ["transfer", "refund"] as const;
export type TransferWord = (typeof TRANSFER_WORDS)[number];

const typed = (max: number) => z.string().trim().max(max, `Shorten this to at most ${max} characters.`).default("");
const column = typed(1_000);

const columnsOf = <Field extends string>(fields: readonly Field[]) =>
  z.object(Object.fromEntries(fields.map((field) => [field, column])) as Record<Field, typeof column>);

/** Who a name of the file is: an organisation here, a new one of a type, or nobody yet (an error in its rows). */
export const CHOICE = /^(|organisation:[0-9a-f-]{36}|new:[a-z_]+(:[A-Z]{2})?)$/;

const names = z
  .array(z.object({ name: z.string().max(1_000), choice: z.string().regex(CHOICE, "Choose of the list.") }))
  .max(1_000, "There are too many names.")
  .default([]);

const shared = {
  /** Where the file comes from: the same in every file of one system, so that its rows are known again. */
  source: z
    .string("Say which system the file comes from.")
    .trim()
    .min(1, "Say which system the file comes from, in the same words each time.")
    .max(80, "Shorten this to at most 80 characters."),
  dayFormat: z.enum(DAY_FORMATS, "Choose how the file writes its days."),
  /** Why rows of a closed period are only known now; "" where there are none. It is published. */
  lateReason: typed(500),
  names,
  /** Adds every organisation left unknown, of the type guessed. */
  addUnknown: z.boolean().default(false),
};

/** The part of every mapping that says who is meant. */
export const nameChoices = z.object({ names, addUnknown: shared.addUnknown });

type Issues = { addIssue(issue: { code: "custom"; path: (string | number)[]; message: string }): void };
const say = (issues: Issues, path: (string | number)[], message: string) =>
  issues.addIssue({ code: "custom", path, message });

/** How the columns of a file of contributions are read; columns by their heading, "" where there is none. */
export const contributionMapping = z
  .object({
    ...shared,
    kind: z.literal("contributions").default("contributions"),
    columns: columnsOf(CONTRIBUTION_FIELDS),
    /** What every row has in common where no column says it. */
    constants: z.object({
      currency: typed(3).refine((code) => code === "" || isCurrency(code), "Choose a currency of the list."),
      kind: z.enum(["", ...ENTRY_WORDS]).default(""),
      title: typed(200),
    }),
  })
  .superRefine(({ columns, constants }, issues) => {
    if (!columns.donor) say(issues, ["columns", "donor"], "Choose the column that names the donor.");
    if (!columns.day) say(issues, ["columns", "day"], "Choose the column with the day or the year.");
    if (!columns.pledge && !columns.commitment && !columns.deposit && !columns.amount)
      say(issues, ["columns", "deposit"], "Choose at least one column with amounts.");
    if (columns.amount && !columns.kind && !constants.kind)
      say(issues, ["constants", "kind"], "Say what the amounts are: pledges, commitments or deposits.");
    if (!columns.currency && !constants.currency)
      say(issues, ["constants", "currency"], "Choose the currency of the amounts.");
  });
export type ContributionMapping = z.output<typeof contributionMapping>;

/** How the columns of a file of transfers and refunds are read. Amounts are in USD. */
export const transferMapping = z
  .object({
    ...shared,
    kind: z.literal("transfers").default("transfers"),
    columns: columnsOf(TRANSFER_FIELDS),
    constants: z.object({ kind: z.enum(["", ...TRANSFER_WORDS]).default("") }),
  })
  .superRefine(({ columns, constants }, issues) => {
    if (!columns.organisation)
      say(issues, ["columns", "organisation"], "Choose the column that names the organisation.");
    if (!columns.day) say(issues, ["columns", "day"], "Choose the column with the day or the year.");
    if (!columns.amount) say(issues, ["columns", "amount"], "Choose the column with the amounts.");
    if (!columns.kind && !constants.kind)
      say(issues, ["constants", "kind"], "Say what the amounts are: transfers or refunds.");
  });
export type TransferMapping = z.output<typeof transferMapping>;

export type Mapping = ContributionMapping | TransferMapping;

/** What the mapping must hold is the command's to say. */
export const mapInput = z.object({ importId: z.uuid(), revision: z.coerce.number().int(), mapping: z.unknown() });

/** A new organisation as a choice says it: "new:member_state:KR". Null for another choice or an unknown type. */
export function newOrganisationOf(choice: string) {
  const [word, type, countryCode] = choice.split(":");
  const known = ORGANISATION_TYPES.find((one) => one === type);
  return word === "new" && known ? { type: known, countryCode: countryCode ?? null } : null;
}
