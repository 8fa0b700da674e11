import { typedTotal } from "@/components/concept-notes/form/totals";
import type { Usd } from "@/lib/kernel/money";
import type { ProgrammeMoney } from "@/lib/programmes/money/programme-money.queries";
import { planTranchesInput } from "@/lib/programmes/tranches/tranche.schema";

/** An organisation with what its tranches add up to in USD; null where the record does not say. */
export type PlanOrganisation = { id: string; name: string; leftUsd: string | null };

/** What stands in the form. Amounts are keyed by organisation. */
export type TypedPlan = {
  reason: string;
  organisationIds: string[];
  tranches: { plannedOn: string; amounts: Record<string, string> }[];
};

/** The plan as it stands, or one empty tranche. */
export function typedFrom({ tranches, organisations }: Pick<ProgrammeMoney, "tranches" | "organisations">): TypedPlan {
  const last = Math.max(1, ...tranches.map(({ number }) => number));
  const numbers = Array.from({ length: last }, (_, index) => index + 1);
  return {
    reason: "",
    organisationIds: organisations.map(({ id }) => id),
    tranches: numbers.map((number) => {
      const parts = tranches.filter((one) => one.number === number);
      return {
        plannedOn: parts[0]?.plannedOn ?? "",
        amounts: Object.fromEntries(parts.map(({ organisationId, amountUsd }) => [organisationId, amountUsd])),
      };
    }),
  };
}

/** What is sent of the form; the first tranche has number 1. */
export const sentPlan = (noteId: string, version: number, { reason, organisationIds, tranches }: TypedPlan) => ({
  noteId,
  version,
  reason,
  tranches: tranches.map(({ plannedOn, amounts }) => ({
    plannedOn,
    parts: organisationIds.map((organisationId) => ({ organisationId, amountUsd: amounts[organisationId] ?? "" })),
  })),
});

/** The form's own name of a field that the schema or the server speaks of. */
export function inForm(name: string, { organisationIds }: TypedPlan): string {
  const [, tranche, part] = /^tranches\.(\d+)\.parts\.(\d+)/.exec(name) ?? [];
  const id = part === undefined ? undefined : organisationIds[Number(part)];
  return id ? `tranches.${tranche}.amounts.${id}` : name;
}

/** Sentences by field of the form for what the schema refuses; empty where it refuses nothing. */
export function wrongFields(noteId: string, version: number, typed: TypedPlan): Record<string, string> {
  const found: Record<string, string> = {};
  const checked = planTranchesInput.safeParse(sentPlan(noteId, version, typed));
  for (const { path, message } of checked.error?.issues ?? []) found[inForm(path.join("."), typed)] ??= message;
  return found;
}

const sumOf = (texts: readonly (string | undefined)[]): Usd | null => typedTotal(texts.map((text) => text ?? ""));

/** What the tranches of one organisation come to as typed. */
export const ofOrganisation = ({ tranches }: TypedPlan, id: string): Usd | null =>
  sumOf(tranches.map(({ amounts }) => amounts[id]));

/** What one tranche comes to as typed. */
export const ofTranche = ({ tranches, organisationIds }: TypedPlan, index: number): Usd | null =>
  sumOf(organisationIds.map((id) => tranches[index]?.amounts[id]));
