import "server-only";
import { derivedKey } from "@/lib/contributions/contribution.steps";
import { type Day, dayOf, formatDay, today } from "@/lib/kernel/dates";
import { describingEach } from "@/lib/kernel/in-force";
import { formatMoney, money, toDecimal, usd } from "@/lib/kernel/money";
import { loadRatesOnRecord, readRateTerms } from "@/lib/rates/rate-check.steps";
import type { Remark } from "../import.schema";
import type { ContributionMapping } from "../mapping/mapping.schema";
import { folded } from "../reader/cells";
import type { Table } from "../reader/table";
import { type Part, rateDaysOf, type Reading, readRows } from "./contribution-rows";
import {
  type Before,
  type File,
  type Held,
  holdAgainstBooks,
  type Judged as AnyJudged,
  type Place,
  type Reader,
  readKnown,
  readSameFile,
} from "./row-references.steps";
import { verdictOf } from "./row-remarks";
import { withSizeWarnings } from "./row-sizes";
import { readLargestEntries } from "./row-sizes.steps";

/** A row of contributions with what is to be done with it. */
export type Judged = Omit<Reading, "parts"> &
  Omit<AnyJudged, "parts" | "all"> & {
    readonly parts: readonly (Part & { readonly requestKey: string })[];
    readonly all: readonly Part[];
  };

/** The same for one agreement of one donor in every file of a source. */
export const agreementKeyOf = (source: string, donorId: string, agreement: string): string =>
  derivedKey(`agreement:${folded(source)}:${donorId}`, folded(agreement));

/** Thematic areas ("4", "Area 4", their names) and regions by folded spelling. */
async function readTargets(tx: Reader): Promise<Map<string, string>> {
  const [areas, regions] = await Promise.all([tx.thematicAreaVersion.findMany(), tx.regionVersion.findMany()]);
  const on = today();
  const ofAreas = describingEach(areas, ({ areaNumber }) => areaNumber, on).flatMap((area) =>
    [
      String(area.areaNumber),
      `area ${area.areaNumber}`,
      `thematic area ${area.areaNumber}`,
      area.name,
      area.shortName,
    ].map((spelling) => [folded(spelling), `area:${area.areaNumber}`] as const),
  );
  const ofRegions = describingEach(regions, ({ regionSlug }) => regionSlug, on).flatMap((region) =>
    [region.regionSlug, region.name].map((spelling) => [folded(spelling), `region:${region.regionSlug}`] as const),
  );
  return new Map([...ofAreas, ...ofRegions]);
}

type Stored = {
  id: string;
  requestKey: string;
  isReversed: boolean;
  amount: string;
  currency: string;
  amountUsd: string;
  day: Day;
  donorId: string;
  contribution: Place;
  /** The agreement its contribution was opened for by a file; null where none was named. */
  agreementKey: string | null;
};

const ONE_AGREEMENT = { where: { agreementKey: { not: null } }, select: { agreementKey: true }, take: 1 } as const;

async function findEntries(tx: Reader, keys: string[]): Promise<Stored[]> {
  const found = await tx.contributionEntry.findMany({
    where: { requestKey: { in: keys } },
    select: {
      id: true,
      requestKey: true,
      amount: true,
      currency: true,
      amountUsd: true,
      donorId: true,
      effectiveOn: true,
      occurredOn: true,
      contribution: { select: { id: true, reference: true, importOutcomes: ONE_AGREEMENT } },
      reversedBy: { select: { id: true } },
    },
  });
  return found.map(({ reversedBy, amount, amountUsd, effectiveOn, occurredOn, contribution, ...entry }) => ({
    ...entry,
    amount: amount.toFixed(),
    amountUsd: amountUsd.toFixed(2),
    isReversed: reversedBy !== null,
    day: dayOf(occurredOn ?? effectiveOn),
    contribution: { id: contribution.id, reference: contribution.reference },
    agreementKey: contribution.importOutcomes[0]?.agreementKey ?? null,
  }));
}

type Alike = { natural: string; reference: string };

/** Entries of another origin that are like an amount of the file: same donor, kind, day, amount and currency. */
async function readAlike(tx: Reader, parts: Held<Part, Stored>["fresh"]) {
  if (parts.length === 0) return new Map<string, string>();
  const found = await tx.$queryRaw<Alike[]>`
    SELECT f.own AS "natural", min(c.reference) AS reference
    FROM unnest(${parts.map(({ part }) => part.natural)}::text[], ${parts.map(({ organisationId }) => organisationId)}::uuid[],
      ${parts.map(({ part }) => part.kind)}::text[], ${parts.map(({ part }) => part.entry.effectiveOn)}::date[],
      ${parts.map(({ part }) => part.entry.amount)}::numeric[], ${parts.map(({ part }) => part.entry.currency)}::text[])
      AS f(own, donor_id, kind, day, amount, currency)
    JOIN contribution_entries e ON e.donor_id = f.donor_id AND e.kind::text = f.kind AND e.currency = f.currency
      AND coalesce(e.occurred_on, e.effective_on) = f.day AND e.amount = f.amount AND e.reverses_id IS NULL
    JOIN contributions c ON c.id = e.contribution_id
    WHERE NOT EXISTS (SELECT 1 FROM contribution_entries r WHERE r.reverses_id = e.id)
      AND e.request_key <> ALL (${parts.map(({ requestKey }) => requestKey)}::uuid[])
    GROUP BY f.own`;
  return new Map(found.map(({ natural, reference }) => [natural, reference]));
}

type Books = Held<Part, Stored> & {
  readonly source: string;
  readonly sameFile: ReadonlyMap<number, Before>;
  readonly alike: ReadonlyMap<string, string>;
};
type StoredPart = { readonly part: Part; readonly stored: Stored };

/** A name that would be added again is the one its words were added for. */
const isSame = ({ part: { entry }, stored }: StoredPart, { party }: Reading) =>
  toDecimal(money(stored.amount, stored.currency)) === entry.amount &&
  stored.currency === entry.currency &&
  stored.day === entry.effectiveOn &&
  (!party?.organisationId || stored.donorId === party.organisationId);

/** Without an identifier, two amounts alike of two agreements cannot be told apart. */
const isElsewhere = ({ part, stored }: StoredPart, { agreement }: Reading, source: string) =>
  part.natural.startsWith("row:") &&
  agreement !== null &&
  stored.agreementKey !== null &&
  stored.agreementKey !== agreementKeyOf(source, stored.donorId, agreement);

const told = (tone: Remark["tone"], sentence: string): Remark => ({ tone, sentence, column: null });

/** What an amount of a row, which stands in the books already, says differently from them. */
function remarksOnStored(one: StoredPart, reading: Reading, source: string): Remark[] {
  const { part, stored } = one;
  if (!isSame(one, reading))
    return [
      told(
        "error",
        `This identifier was imported before with ${formatMoney(money(stored.amount, stored.currency))} as ${part.kind} ` +
          `on ${formatDay(stored.day)}: see ${stored.contribution.reference}. Reverse that entry first.`,
      ),
    ];
  const [kept, said] = [stored.amountUsd, part.entry.amountUsd].map((amount) => formatMoney(usd(amount)));
  const elsewhere = `The books hold such a ${part.kind} under another agreement, in ${stored.contribution.reference}: `;
  return [
    ...(kept === said
      ? []
      : [told("warning", `The books hold this ${part.kind} at ${kept}, this file says ${said}: as booked it stays.`)]),
    ...(isElsewhere(one, reading, source)
      ? [told("warning", `${elsewhere}if this is another amount, give the rows of the file identifiers.`)]
      : []),
  ];
}

function remarksFromBooks(
  reading: Reading,
  fresh: readonly Part[],
  stored: readonly StoredPart[],
  { alike, source }: Books,
): Remark[] {
  const said = stored.flatMap((one) => remarksOnStored(one, reading, source));
  const kinds = stored.map(({ part }) => part.kind).join(" and ");
  if (fresh.length > 0 && stored.length > 0)
    said.push(told("warning", `The ${kinds} of this row is here already: the rest joins it.`));
  for (const { natural, kind } of fresh) {
    const reference = alike.get(natural);
    const sentence = `A ${kind} of this donor, day and amount stands in ${reference} already: check that it is another.`;
    if (reference) said.push(told("warning", sentence));
  }
  return [...reading.remarks, ...said];
}

function judged(reading: Reading, books: Books): Judged {
  const before = books.sameFile.get(reading.row);
  const all = reading.parts;
  if (before && all.length > 0) {
    const remarks = [...reading.remarks, ...before.remarks];
    return { ...reading, ...before, remarks, verdict: "duplicate", parts: [], all };
  }
  const stored = all.flatMap((part) => {
    const found = books.storedOf(part);
    return found ? [{ part, stored: found }] : [];
  });
  const fresh = all.filter((part) => !books.storedOf(part));
  const remarks = remarksFromBooks(reading, fresh, stored, books);
  return {
    ...reading,
    remarks,
    all,
    setId: null,
    parts: fresh.map((part) => ({ ...part, requestKey: books.keyOf(part) })),
    verdict: verdictOf({ remarks, parts: all }, stored.length),
    contribution: stored[0]?.stored.contribution ?? null,
  };
}

/**
 * What would become of each row of a file of contributions if it were imported now: read, held against the reference
 * data and against the books. Writes nothing.
 */
export async function judgeRows(
  tx: Reader,
  table: Table,
  mapping: ContributionMapping,
  file: File,
  now: Date,
): Promise<Judged[]> {
  const terms = await readRateTerms(tx, today(now));
  const onRecord = await loadRatesOnRecord(tx, rateDaysOf(table, mapping), terms);
  const known = {
    ...(await readKnown(tx, table, mapping, file, now)),
    targets: await readTargets(tx),
    rates: { onRecord, tolerance: terms.tolerance },
  };
  const readings = withSizeWarnings(readRows(table, mapping, known), await readLargestEntries(tx));
  const held = await holdAgainstBooks(readings, mapping, (keys) => findEntries(tx, keys));
  const [sameFile, alike] = [await readSameFile(tx, file), await readAlike(tx, held.fresh)];
  const books = { ...held, source: mapping.source, sameFile, alike };
  return readings.map((reading) => judged(reading, books));
}
