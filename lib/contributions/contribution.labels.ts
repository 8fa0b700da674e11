import { type Day, formatDay } from "@/lib/kernel/dates";
import { formatMoney, money, usd } from "@/lib/kernel/money";
import type { ReportingDates } from "@/lib/reporting-dates/reporting-dates";
import { formatReportingDates } from "@/lib/reporting-dates/reporting-dates.labels";
import type { EntryKind, KindTotal, Warning } from "./contribution-entries";
import type { EntryFilter } from "./entries/entry.schema";

export const KIND_LABELS: Readonly<Record<EntryKind, string>> = {
  pledge: "Pledge",
  commitment: "Commitment",
  deposit: "Deposit",
};

/** What the day of an entry says, by kind. */
export const DAY_LABELS: Readonly<Record<EntryKind, string>> = {
  pledge: "Announced on",
  commitment: "Signed on",
  deposit: "Received on",
};

export const KIND_HINTS: Readonly<Record<EntryKind, string>> = {
  pledge: "Announced, not signed yet.",
  commitment: "An agreement is signed.",
  deposit: "The cash is with the Administrative Agent.",
};

export const WARNING_TITLES: Readonly<Record<Warning["code"], string>> = {
  "deposits-above-commitments": "Deposits are above the commitments",
  "deposit-without-commitment": "A deposit without a commitment",
  "usd-away-from-rate": "A booked USD value is away from amount × rate",
  "confirmed-deposit-reversed": "A confirmed deposit was reversed",
};

/** The figures every money view of contributions shows. */
export type SumName = "pledged" | "committed" | "deposited" | "receivable";

export const SUM_LABELS: Readonly<Record<SumName, string>> = {
  pledged: "Pledged",
  committed: "Committed",
  deposited: "Deposited",
  receivable: "Receivable",
};

export const EXPLAINED: Readonly<Record<SumName, string>> = {
  pledged: "Announced.",
  committed: "Signed.",
  deposited: "Received.",
  receivable: "Committed less deposited.",
};

/** The rows a figure is made of, as a kind to filter by; a receivable is made of two kinds. */
export const KIND_OF_SUM: Readonly<Record<SumName, EntryKind | undefined>> = {
  pledged: "pledge",
  committed: "commitment",
  deposited: "deposit",
  receivable: undefined,
};

/** What the figures above a list rest on. */
export function basisOf({ earmark }: Pick<EntryFilter, "earmark">, clocks: ReportingDates): string {
  const part = !earmark ? "" : earmark === "none" ? " of the unearmarked part" : " of the earmarked part";
  return `Booked USD values${part}, as of ${formatReportingDates(clocks)}.`;
}

/** What the rows of a list are; a sum only where they are of one kind. */
export function captionOf({ kind }: Pick<EntryFilter, "kind">, totals: readonly KindTotal[]): string {
  const shown = totals.filter((total) => !kind || total.kind === kind);
  const count = shown.reduce((sum, { entries }) => sum + entries, 0);
  const entries = `${count.toLocaleString("en")} ${count === 1 ? "entry" : "entries"}`;
  return kind
    ? `${entries}: ${KIND_LABELS[kind].toLowerCase()}s of ${formatMoney(usd(shown[0]?.amountUsd ?? "0"))}`
    : entries;
}

type Nameable = { kind: EntryKind; effectiveOn: Day; occurredOn?: Day | null; amount: string; currency: string };

/** "the deposit of 31 January 2024 over EUR 1,000.00"; a reversal is named like what it takes back. */
export const nameOfEntry = ({ kind, effectiveOn, occurredOn, amount, currency }: Nameable): string =>
  `the ${kind} of ${formatDay(occurredOn ?? effectiveOn)} over ${formatMoney(money(amount.replace(/^-/, ""), currency))}`;

/** Names of thematic areas and regions by target ("area:4", "region:europe"). */
export type TargetNames = Readonly<Record<string, string>>;

type Named = {
  areas: readonly { number: number; shortName: string }[];
  regions: readonly { slug: string; name: string }[];
};

/** The names of everything money may be earmarked for. */
export const targetNames = ({ areas, regions }: Named): TargetNames =>
  Object.fromEntries([
    ...areas.map(({ number, shortName }) => [`area:${number}`, `Thematic area ${number}: ${shortName}`]),
    ...regions.map(({ slug, name }) => [`region:${slug}`, name]),
  ]);

type Target = { areaNumber: number | null; regionSlug: string | null };

export const targetOf = ({ areaNumber, regionSlug }: Target): string =>
  areaNumber === null ? `region:${regionSlug ?? ""}` : `area:${areaNumber}`;

/** The same names as choices of a list, in two groups. */
export const targetOptions = (names: TargetNames) =>
  Object.entries(names).map(([value, label]) => ({
    value,
    label,
    group: value.startsWith("area:") ? "Thematic areas" : "Regions",
  }));
