import "server-only";
import { derivedKey } from "@/lib/contributions/steps";
import { today } from "@/lib/kernel/dates";
import type { Tx } from "@/lib/kernel/db";
import { describingEach } from "@/lib/kernel/in-force";
import { formatMoney, money, toDecimal } from "@/lib/kernel/money";
import { firstOpenDay } from "@/lib/ledger/steps";
import type { ContributionMapping } from "../mapping/schema";
import { distinctNames, type KnownOrganisation, partiesOf, type Reference } from "../names/rules";
import type { Remark, Verdict } from "../schema";
import { folded } from "../table/cells/rules";
import type { Table } from "../table/rules";
import { type Known, type Part, type Reading, readRows, verdictOf } from "./rules";

/** Reads alone, so that a page and a command judge alike. */
export type Reader = Pick<
  Tx,
  | "$queryRaw"
  | "organisationVersion"
  | "organisation"
  | "placeVersion"
  | "regionVersion"
  | "thematicAreaVersion"
  | "contributionEntry"
  | "importOutcome"
>;

export type File = { readonly reference: string; readonly fileName: string; readonly sha256: string };

/** A row with what is to be done with it; `parts` are the amounts that are not here yet. */
export type Judged = Omit<Reading, "parts"> & {
  readonly verdict: Verdict;
  readonly parts: readonly (Part & { readonly requestKey: string })[];
  /** All amounts of the row, also those that stand in the books already. */
  readonly all: readonly Part[];
  /** Where the row's amounts stand already. */
  readonly contribution: Place | null;
};
type Place = { readonly id: string; readonly reference: string };

/** The same for one agreement of one donor in every file of a source. */
export const agreementKeyOf = (source: string, donorId: string, agreement: string): string =>
  derivedKey(`agreement:${folded(source)}:${donorId}`, folded(agreement));

/** What names of a file are held against. */
export async function readReference(tx: Reader): Promise<Reference> {
  const [organisations, versions, places] = await Promise.all([
    tx.organisation.findMany({ select: { id: true, slug: true } }),
    tx.organisationVersion.findMany(),
    tx.placeVersion.findMany(),
  ]);
  const slugs = new Map(organisations.map(({ id, slug }) => [id, slug]));
  const on = today();
  return {
    organisations: describingEach(versions, ({ organisationId }) => organisationId, on).map(
      ({ organisationId, name, shortName, countryCode, aliases }): KnownOrganisation => ({
        ...{ id: organisationId, slug: slugs.get(organisationId) ?? "", name, countryCode },
        spellings: [...(shortName ? [shortName] : []), ...aliases],
      }),
    ),
    places: describingEach(places, ({ placeCode }) => placeCode, on).map(({ placeCode, name, aliases }) => ({
      ...{ code: placeCode, name, aliases },
    })),
  };
}

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

async function readKnown(
  tx: Reader,
  table: Table,
  mapping: ContributionMapping,
  file: File,
  now: Date,
): Promise<Known> {
  const at = (heading: string) => table.headings.indexOf(heading);
  const named = distinctNames(table.rows, at(mapping.columns.donor), at(mapping.columns.countryCode));
  return {
    today: today(now),
    firstOpenDay: await firstOpenDay(tx),
    parties: partiesOf(named, mapping.names, mapping.addUnknown, await readReference(tx)),
    targets: await readTargets(tx),
    origin: `${file.fileName}, import ${file.reference}`,
  };
}

type Stored = { requestKey: string; amount: string; currency: string; effectiveOn: Date; contribution: Place };

async function readHere(tx: Reader, keys: readonly string[]): Promise<Map<string, Stored>> {
  const found = await tx.contributionEntry.findMany({
    where: { requestKey: { in: [...keys] } },
    select: {
      ...{ requestKey: true, amount: true, currency: true, effectiveOn: true },
      contribution: { select: { id: true, reference: true } },
    },
  });
  return new Map(found.map((entry) => [entry.requestKey, { ...entry, amount: entry.amount.toFixed() }]));
}

/** Rows of the very same file that were booked by an earlier import of it, whatever its columns were taken for. */
async function readSameFile(tx: Reader, { sha256 }: File): Promise<Map<number, Place>> {
  const found = await tx.importOutcome.findMany({
    where: { contributionId: { not: null }, verdict: { in: ["new", "warning"] }, import: { sha256 } },
    select: { row: true, contribution: { select: { id: true, reference: true } } },
  });
  return new Map(found.flatMap(({ row, contribution }) => (contribution ? [[row, contribution] as const] : [])));
}

type Alike = { natural: string; reference: string };

/** Entries of another origin that are like an amount of the file: same donor, kind, day, amount and currency. */
async function readAlike(tx: Reader, parts: readonly { donorId: string; part: Part; requestKey: string }[]) {
  if (parts.length === 0) return new Map<string, string>();
  const found = await tx.$queryRaw<Alike[]>`
    SELECT f.own AS "natural", min(c.reference) AS reference
    FROM unnest(${parts.map(({ part }) => part.natural)}::text[], ${parts.map(({ donorId }) => donorId)}::uuid[],
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

type Books = {
  readonly keyOf: (natural: string) => string;
  readonly here: ReadonlyMap<string, Stored>;
  readonly sameFile: ReadonlyMap<number, Place>;
  readonly alike: ReadonlyMap<string, string>;
};

const isSame = (part: Part, stored: Stored) =>
  toDecimal(money(stored.amount, stored.currency)) === part.entry.amount && stored.currency === part.entry.currency;

function remarksFromBooks(
  reading: Reading,
  fresh: readonly Part[],
  stored: readonly (Stored & { part: Part })[],
  { alike }: Books,
) {
  const said: Remark[] = stored
    .filter((one) => !isSame(one.part, one))
    .map(({ part, contribution, ...one }) => ({
      tone: "error",
      sentence:
        `This identifier was imported before with ${formatMoney(money(one.amount, one.currency))} as ${part.kind}: ` +
        `see ${contribution.reference}. Reverse that entry first.`,
      column: null,
    }));
  if (fresh.length > 0 && stored.length > 0)
    said.push({
      tone: "warning",
      sentence: `The ${stored.map(({ part }) => part.kind).join(" and ")} of this row is here already.`,
      column: null,
    });
  for (const { natural, kind } of fresh) {
    const reference = alike.get(natural);
    if (reference)
      said.push({
        tone: "warning",
        sentence: `A ${kind} of this donor, day and amount stands in ${reference} already: check that it is another.`,
        column: null,
      });
  }
  return [...reading.remarks, ...said];
}

function judged(reading: Reading, books: Books): Judged {
  const before = books.sameFile.get(reading.row);
  const parts = reading.parts.map((part) => ({ ...part, requestKey: books.keyOf(part.natural) }));
  const stored = parts.flatMap((part) => {
    const found = books.here.get(part.requestKey);
    return found ? [{ ...found, part }] : [];
  });
  const fresh = before ? [] : parts.filter(({ requestKey }) => !books.here.has(requestKey));
  const remarks = before ? reading.remarks : remarksFromBooks(reading, fresh, stored, books);
  const isHere = before !== undefined && parts.length > 0;
  return {
    ...reading,
    ...{ remarks, parts: fresh, all: reading.parts },
    verdict: isHere ? "duplicate" : verdictOf({ remarks, parts }, parts.length - fresh.length),
    contribution: before ?? stored[0]?.contribution ?? null,
  };
}

/**
 * What would become of each row if the file were imported now: read, held against the reference data and against the
 * books. Writes nothing.
 */
export async function judgeRows(
  tx: Reader,
  table: Table,
  mapping: ContributionMapping,
  file: File,
  now: Date,
): Promise<Judged[]> {
  const readings = readRows(table, mapping, await readKnown(tx, table, mapping, file, now));
  const source = folded(mapping.source);
  const keyOf = (natural: string) => derivedKey(`import:contributions:${source}`, natural);
  const parts = readings.flatMap(({ party, parts: own }) =>
    own.map((part) => ({ donorId: party?.organisationId ?? null, part, requestKey: keyOf(part.natural) })),
  );
  const here = await readHere(
    tx,
    parts.map(({ requestKey }) => requestKey),
  );
  const fresh = parts.flatMap(({ donorId, ...one }) =>
    donorId && !here.has(one.requestKey) ? [{ donorId, ...one }] : [],
  );
  const books: Books = {
    keyOf,
    here,
    sameFile: await readSameFile(tx, file),
    alike: await readAlike(tx, fresh),
  };
  return readings.map((reading) => judged(reading, books));
}
