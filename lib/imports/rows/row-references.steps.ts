import "server-only";
import { derivedKey } from "@/lib/contributions/contribution.steps";
import { latestToday, today } from "@/lib/kernel/dates";
import type { Tx } from "@/lib/kernel/db";
import { describingEach } from "@/lib/kernel/in-force";
import { firstOpenDay } from "@/lib/ledger/closed-period.steps";
import type { ImportKind, Remark, Verdict } from "../import.schema";
import { namedIn } from "../mapping/mapping-guess";
import type { Mapping } from "../mapping/mapping.schema";
import { distinctNames, type KnownOrganisation, partiesOf, type Party, type Reference } from "../organisation-matching";
import { folded } from "../reader/cells";
import type { Table } from "../reader/table";
import type { Known } from "./row-remarks";

/** Reads alone, so that a page and a command judge alike. */
export type Reader = Pick<
  Tx,
  | "$queryRaw"
  | "fundSetting"
  | "organisationVersion"
  | "organisation"
  | "placeVersion"
  | "regionVersion"
  | "thematicAreaVersion"
  | "contributionEntry"
  | "ledgerSet"
  | "conceptNote"
>;

export type File = {
  readonly kind: ImportKind;
  readonly reference: string;
  readonly fileName: string;
  readonly sha256: string;
  /** Rows with a warning that a person selected. */
  readonly selectedRows: readonly number[];
};
export type Place = { readonly id: string; readonly reference: string };

/** An amount of a row as it will be recorded; what only contributions have is missing in transfers. Decimal strings. */
type Amount = {
  readonly kind: string;
  readonly noteId?: string | null;
  readonly entry: {
    readonly effectiveOn: string;
    readonly amountUsd: string;
    readonly amount?: string;
    readonly currency?: string;
    readonly rate?: string;
    readonly feeUsd?: string | null;
    readonly earmarks?: readonly { readonly target: string; readonly amount: string }[];
  };
};

/** A row of any kind with what is to be done with it; `parts` are the amounts that are not here yet, `all` every one. */
export type Judged = {
  readonly row: number;
  readonly verdict: Verdict;
  readonly remarks: readonly Remark[];
  readonly party: Party | null;
  readonly parts: readonly (Amount & { readonly requestKey: string })[];
  readonly all: readonly Amount[];
  /** Where the row's amounts stand already: a contribution, or a set of the books. */
  readonly contribution: Place | null;
  readonly setId: string | null;
};

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
        id: organisationId,
        slug: slugs.get(organisationId) ?? "",
        name,
        countryCode,
        spellings: [...(shortName ? [shortName] : []), ...aliases],
      }),
    ),
    places: describingEach(places, ({ placeCode }) => placeCode, on).map(({ placeCode, name, aliases }) => ({
      code: placeCode,
      name,
      aliases,
    })),
  };
}

/** What the rows of every kind are read against. */
export async function readKnown(tx: Reader, table: Table, mapping: Mapping, file: File, now: Date): Promise<Known> {
  const columns = namedIn(mapping);
  const at = (heading: string) => table.headings.indexOf(heading);
  const named = distinctNames(table.rows, at(columns.name), at(columns.code));
  return {
    latest: latestToday(now),
    firstOpenDay: await firstOpenDay(tx),
    parties: partiesOf(named, mapping.names, mapping.addUnknown, await readReference(tx)),
    origin: `${file.fileName}, import ${file.reference}`,
    dayZero: table.dayZero,
  };
}

type Kept = { readonly id: string; readonly requestKey: string; readonly isReversed: boolean };

/**
 * What stands in the books under the keys of some amounts. What was reversed stands no longer: the amount may come again,
 * under a key that follows from the entry reversed, so that it too comes once. `keyOf` gives the key to book under.
 */
async function standingOf<Stored extends Kept>(
  keys: readonly string[],
  find: (keys: string[]) => Promise<readonly Stored[]>,
) {
  const inForce = new Map(keys.map((key) => [key, key]));
  const here = new Map<string, Stored>();
  const keyOf = (key: string) => inForce.get(key) ?? key;
  for (let asked = [...keys]; asked.length > 0;) {
    const found = new Map((await find(asked.map(keyOf))).map((one) => [one.requestKey, one]));
    const reversed: string[] = [];
    for (const key of asked) {
      const stored = found.get(keyOf(key));
      if (!stored) continue;
      if (!stored.isReversed) here.set(key, stored);
      else {
        inForce.set(key, derivedKey(stored.id, "again"));
        reversed.push(key);
      }
    }
    asked = reversed;
  }
  return { here, keyOf };
}

type Named<Part> = { readonly party: Party | null; readonly parts: readonly Part[] };

/** How the amounts of a file stand in the books: `fresh` are those of known organisations that are not here yet. */
export type Held<Part, Stored> = {
  /** The key to book an amount under. */
  readonly keyOf: (part: Part) => string;
  readonly storedOf: (part: Part) => Stored | undefined;
  readonly fresh: readonly { readonly organisationId: string; readonly part: Part; readonly requestKey: string }[];
};

/** Holds the amounts of rows against what stands in the books of the same kind and source. */
export async function holdAgainstBooks<Part extends { readonly natural: string }, Stored extends Kept>(
  readings: readonly Named<Part>[],
  { kind, source }: Pick<Mapping, "kind" | "source">,
  find: (keys: string[]) => Promise<readonly Stored[]>,
): Promise<Held<Part, Stored>> {
  const firstKeyOf = ({ natural }: Part) => derivedKey(`import:${kind}:${folded(source)}`, natural);
  const { here, keyOf: inForce } = await standingOf(
    readings.flatMap(({ parts }) => parts.map(firstKeyOf)),
    find,
  );
  const keyOf = (part: Part) => inForce(firstKeyOf(part));
  const storedOf = (part: Part) => here.get(firstKeyOf(part));
  const fresh = readings.flatMap(({ party, parts }) =>
    parts.flatMap((part) =>
      party?.organisationId && !storedOf(part)
        ? [{ organisationId: party.organisationId, part, requestKey: keyOf(part) }]
        : [],
    ),
  );
  return { keyOf, storedOf, fresh };
}

type SameRow = {
  row: number;
  contributionId: string | null;
  reference: string | null;
  setId: string | null;
  isPartial: boolean;
};
export type Before = Pick<Judged, "contribution" | "setId" | "remarks">;

/** Of a row of which a part was taken back and the rest still stands. */
const takenBack = (reference: string): Remark => ({
  tone: "warning",
  column: null,
  sentence:
    "A part of this row was taken back, and does not come again from the very same file: record it in " +
    `${reference}, or upload the corrected file.`,
});

/** Rows of the very same file that an earlier import booked and that still stand, whatever its columns were taken for. */
export async function readSameFile(tx: Reader, { sha256, kind }: File): Promise<Map<number, Before>> {
  const found = await tx.$queryRaw<SameRow[]>`
    SELECT o.row, o.contribution_id::text AS "contributionId", c.reference, o.ledger_set_id::text AS "setId",
      EXISTS (SELECT 1 FROM contribution_entries e JOIN contribution_entries r ON r.reverses_id = e.id
        WHERE e.request_key = ANY(o.request_keys)) AS "isPartial"
    FROM import_outcomes o JOIN imports i ON i.id = o.import_id LEFT JOIN contributions c ON c.id = o.contribution_id
    WHERE i.sha256 = ${sha256} AND i.kind::text = ${kind} AND o.verdict IN ('new', 'warning') AND (
      EXISTS (SELECT 1 FROM contribution_entries e WHERE e.request_key = ANY(o.request_keys)
        AND NOT EXISTS (SELECT 1 FROM contribution_entries r WHERE r.reverses_id = e.id))
      OR EXISTS (SELECT 1 FROM ledger_sets s WHERE s.request_key = ANY(o.request_keys)
        AND NOT EXISTS (SELECT 1 FROM ledger_sets r WHERE r.reverses_id = s.id)))`;
  return new Map(
    found.map(({ row, contributionId, reference, setId, isPartial }) => [
      row,
      {
        contribution: contributionId && reference ? { id: contributionId, reference } : null,
        remarks: isPartial ? [takenBack(reference ?? "")] : [],
        setId,
      },
    ]),
  );
}
