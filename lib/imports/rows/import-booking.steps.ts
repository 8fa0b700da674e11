import "server-only";
import type { StepContext } from "@/lib/access/step-context";
import { type Booking, postMany } from "@/lib/contributions/contribution.steps";
import { OPENING_DAY } from "@/lib/fund/fund-settings";
import type { Tx } from "@/lib/kernel/db";
import { referenceOf, takeNumbers } from "@/lib/kernel/reference-series";
import { addOrganisations } from "@/lib/organisations/organisation.steps";
import { agreementKeyOf, type Judged } from "./contribution-rows.steps";
import { addedBy } from "./import-totals";
import type { File, Judged as AnyJudged } from "./row-references.steps";

/** How many entries go into the database by one statement. */
const BATCH = 1_000;

type Group = {
  readonly donorId: string;
  readonly agreementKey: string | null;
  /** The contribution some amount of the row stands in already. */
  readonly joins: string | null;
  readonly rows: readonly Judged[];
};
export type Booked = { readonly contributionId: string; readonly agreementKey: string | null };

/** The ids of the organisations rows name, the new ones added. */
export async function organisationsOf(context: StepContext, rows: readonly AnyJudged[]) {
  const added = addedBy(rows);
  const contents = added.map((one) => ({ ...one, shortName: null, aliases: [] }));
  const ids = await addOrganisations(context, contents, OPENING_DAY);
  const byName = new Map(added.map(({ name }, index) => [name, ids[index] ?? ""]));
  return ({ party }: Pick<AnyJudged, "party">) => party?.organisationId ?? byName.get(party?.name ?? "") ?? "";
}

/** Rows of one agreement and donor belong together, and a row to what stands of it; every other is a contribution. */
function groupsOf(rows: readonly Judged[], donorOf: (row: Judged) => string, source: string): Group[] {
  const keyed = rows.map((row) => {
    const donorId = donorOf(row);
    const joins = row.contribution?.id ?? null;
    return { row, donorId, joins, agreementKey: row.agreement && agreementKeyOf(source, donorId, row.agreement) };
  });
  const groups = Map.groupBy(keyed, ({ row, agreementKey, joins }) => joins ?? agreementKey ?? row.row);
  return [...groups.values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const { donorId, agreementKey, joins } = first;
    return [{ donorId, agreementKey, joins, rows: own.map(({ row }) => row) }];
  });
}

/** Contributions earlier files of the same source opened for these agreements. */
async function findOpened(tx: Tx, groups: readonly Group[]): Promise<Map<string, string>> {
  const keys = groups.flatMap(({ agreementKey }) => agreementKey ?? []);
  const found = await tx.importOutcome.findMany({
    where: { agreementKey: { in: keys }, contributionId: { not: null } },
    select: { agreementKey: true, contributionId: true },
  });
  return new Map(
    found.flatMap(({ agreementKey, contributionId }) =>
      agreementKey && contributionId ? [[agreementKey, contributionId] as const] : [],
    ),
  );
}

async function openContributions(tx: Tx, groups: readonly Group[], source: string, file: File, at: Date) {
  if (groups.length === 0) return [];
  const year = at.getUTCFullYear();
  const first = await takeNumbers(tx, "C", year, groups.length);
  const data = groups.map(({ donorId, rows: [row] }, index) => ({
    reference: referenceOf("C", year, first + index),
    donorId,
    title: row?.title ?? "",
    source: `${source}: ${file.fileName}, row ${row?.row ?? ""}, import ${file.reference}`.slice(0, 300),
    createdAt: at,
  }));
  const made = await tx.contribution.createManyAndReturn({ data, select: { id: true, reference: true } });
  const ids = new Map(made.map(({ id, reference }) => [reference, id]));
  return data.map(({ reference }) => ids.get(reference) ?? "");
}

/**
 * Books rows that were judged new: adds the organisations they name, opens their contributions under the next
 * references and posts their entries. Gives the contribution of each row by its number.
 */
export async function bookRows(
  context: StepContext,
  rows: readonly Judged[],
  { source, file }: { source: string; file: File },
): Promise<Map<number, Booked>> {
  const { tx, at } = context;
  const groups = groupsOf(rows, await organisationsOf(context, rows), source);
  const opened = await findOpened(tx, groups);
  const placeOf = ({ joins, agreementKey }: Group) => joins ?? opened.get(agreementKey ?? "");
  const fresh = groups.filter((group) => placeOf(group) === undefined);
  const ids = await openContributions(tx, fresh, source, file, at);
  const idOf = new Map(fresh.map((group, index) => [group, ids[index] ?? ""]));
  const placed = groups.map((group) => ({ ...group, id: idOf.get(group) ?? placeOf(group) ?? "" }));
  const bookings = placed.flatMap(({ id, donorId, rows: own }) =>
    own.flatMap(({ parts }) => parts.map((posting): Booking => ({ header: { id, donorId }, posting }))),
  );
  for (let from = 0; from < bookings.length; from += BATCH) await postMany(context, bookings.slice(from, from + BATCH));
  return new Map(
    placed.flatMap(({ id, agreementKey, rows: own }) =>
      own.map(({ row }) => [row, { contributionId: id, agreementKey }] as const),
    ),
  );
}
