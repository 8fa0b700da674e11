import "server-only";
import type { Option } from "@/components/ui/form/select";
import { sumByYear } from "@/lib/contributions/contribution-sums.queries";
import { targetNames, type TargetNames, targetOptions } from "@/lib/contributions/contribution.labels";
import { OPENING_DAY } from "@/lib/fund/fund-settings";
import { CURRENCIES } from "@/lib/kernel/currencies";
import { type Day, latestToday, today } from "@/lib/kernel/dates";
import { findFirstOpenDay } from "@/lib/ledger/period.queries";
import { ORGANISATION_TYPE_LABELS } from "@/lib/organisations/organisation.labels";
import { listOrganisationChoices, type OrganisationChoice } from "@/lib/organisations/organisation.queries";
import { listRegions } from "@/lib/places/place.queries";
import { listThematicAreas } from "@/lib/themes/theme.queries";
import { compareRateAction } from "./actions";

/** The currencies the Fund's donors mostly pay in stand first. */
const USUAL = ["USD", "EUR", "GBP", "CHF", "DKK", "NOK", "SEK", "CAD"];

const currency = (code: string, name: string, group: string): Option => ({
  value: code,
  label: `${code} ${name}`,
  group,
});

const nameOf = new Map(CURRENCIES.map(({ code, name }) => [code, name]));

/** Every currency of ISO 4217, the usual ones first. */
export const currencyOptions: readonly Option[] = [
  ...USUAL.map((code) => currency(code, nameOf.get(code) ?? "", "Often used")),
  ...CURRENCIES.filter(({ code }) => !USUAL.includes(code)).map(({ code, name }) => currency(code, name, "All others")),
];

/** What thematic areas and regions are called on a day. */
export async function readTargetNames(on: Day): Promise<TargetNames> {
  const [areas, regions] = await Promise.all([listThematicAreas(on), listRegions(on)]);
  return targetNames({ areas, regions });
}

export const donorOptions = (donors: readonly OrganisationChoice[]) =>
  donors.map(({ slug, name, shortName }) => ({ value: slug, label: name, keywords: shortName ?? "" }));

/** The years in which anything was booked, the latest first. */
export async function readYears(): Promise<string[]> {
  return (await sumByYear(today())).map(({ year }) => String(year)).reverse();
}

/** Every organisation that could give, donors of old and new ones alike; UN organisations last. */
export async function readGivers(): Promise<(Option & { slug: string })[]> {
  const found = await listOrganisationChoices(today());
  return [...found]
    .sort((a, b) => Number(a.type === "un_entity") - Number(b.type === "un_entity"))
    .map(({ id, slug, name, shortName, type }) => ({
      slug,
      value: id,
      label: name,
      hint: ORGANISATION_TYPE_LABELS[type],
      keywords: shortName ?? "",
    }));
}

/** What the forms of a booking offer today. */
export async function readBookingChoices() {
  const names = await readTargetNames(today());
  return {
    currencies: currencyOptions.map(({ value, group = "" }) => ({ value, label: value, group })),
    targets: targetOptions(names),
    earliest: OPENING_DAY,
    latest: latestToday(),
    openFrom: await findFirstOpenDay(),
    compareRate: compareRateAction,
  };
}
