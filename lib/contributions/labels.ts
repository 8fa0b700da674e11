import type { EntryKind, Warning } from "./rules";

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
