import "server-only";
import { type Actor, can } from "@/lib/access/permissions";
import { visibleTo } from "@/lib/concept-notes/concept-note.scope";
import { type Day, today } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { USD } from "@/lib/kernel/money";
import { EARMARKED_ACCOUNTS } from "@/lib/ledger/accounts";
import { describeOrganisations, type OrganisationChoice } from "@/lib/organisations/organisation.queries";
import { listRegions } from "@/lib/places/place.queries";
import { listThematicAreas } from "@/lib/themes/theme.queries";
import type { Prisma } from "@/prisma/generated/client";

/** What a journal entry is about; no address where it has no page or the reader may not open it. */
export type Cause = { label: string; href: string | null };

/** A set as the database gives it, with what its lines are of. */
export const WITH_LINES = {
  lines: { orderBy: { position: "asc" } },
  reversedBy: { select: { id: true, recordedAt: true } },
} satisfies Prisma.LedgerSetInclude;
export type KeptSet = Prisma.LedgerSetGetPayload<{ include: typeof WITH_LINES }>;
type KeptLine = KeptSet["lines"][number];

/** The words for everything the sets of one page name. */
export type Words = {
  linesOf(line: KeptLine): string[];
  causeOf(set: KeptSet): Cause;
  personOf(id: string): string;
};

const present = <Value>(values: readonly (Value | null)[]): Value[] => [
  ...new Set(values.flatMap((value) => (value === null ? [] : [value]))),
];
const subjectsOf = (sets: readonly KeptSet[], type: string) =>
  present(sets.map(({ subjectType, subjectId }) => (subjectType === type ? subjectId : null)));

/** Notes this person may read, by id; the others are not named to them. */
async function readNotes(actor: Actor, ids: readonly string[]): Promise<Map<string, Cause>> {
  const found = await db.conceptNote.findMany({
    where: { AND: [{ id: { in: [...ids] } }, visibleTo(actor)] },
    select: { id: true, reference: true, programmeReference: true, title: true },
  });
  return new Map(
    found.map(({ id, reference, programmeReference, title }) => [
      id,
      { label: programmeReference ?? reference ?? title, href: `/concept-notes/${id}` },
    ]),
  );
}

/** The contribution of an entry, and the request of a transfer, by the identifier of the act's subject. */
async function readOthers(actor: Actor, sets: readonly KeptSet[]): Promise<Map<string, Cause>> {
  const [entries, requests] = await Promise.all([
    db.contributionEntry.findMany({
      where: { id: { in: subjectsOf(sets, "contribution-entry") } },
      select: { id: true, contribution: { select: { id: true, reference: true } } },
    }),
    db.transferRequest.findMany({
      where: { id: { in: subjectsOf(sets, "transfer") } },
      select: { id: true, reference: true },
    }),
  ]);
  const opensContributions = can(actor, "contribution.read-all");
  const opensTransfers = can(actor, "transfer.read");
  return new Map([
    ...entries.map(({ id, contribution }): [string, Cause] => [
      id,
      { label: contribution.reference, href: opensContributions ? `/contributions/${contribution.id}` : null },
    ]),
    ...requests.map(({ id, reference }): [string, Cause] => [
      id,
      { label: reference, href: opensTransfers ? `/transfers/${id}` : null },
    ]),
  ]);
}

const UNNAMED: Cause = { label: "A programme that is not open to you", href: null };

function poolWords(line: KeptLine, areas: ReadonlyMap<number, string>, regions: ReadonlyMap<string, string>): string[] {
  if (line.areaNumber !== null) return [`Thematic area ${line.areaNumber}: ${areas.get(line.areaNumber) ?? ""}`];
  if (line.regionSlug !== null) return [regions.get(line.regionSlug) ?? line.regionSlug];
  return EARMARKED_ACCOUNTS.includes(line.account) && line.currency === USD ? ["Unearmarked"] : [];
}

async function readPools(on: Day) {
  const [areas, regions] = await Promise.all([listThematicAreas(on), listRegions(on)]);
  return {
    areas: new Map(areas.map(({ number, shortName }) => [number, shortName])),
    regions: new Map(regions.map(({ slug, name }) => [slug, name])),
  };
}

async function readPeople(sets: readonly KeptSet[]): Promise<Map<string, string>> {
  const ids = present(sets.map(({ recordedById }) => recordedById));
  const people = await db.person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return new Map(people.map(({ id, name }) => [id, name]));
}

const organisationsOf = (sets: readonly KeptSet[]) =>
  describeOrganisations(today(), present(sets.flatMap(({ lines }) => lines.flatMap((l) => [l.donorId, l.punoId]))));

const nameOf = (organisations: ReadonlyMap<string, OrganisationChoice>, id: string | null): string[] =>
  id === null ? [] : [organisations.get(id)?.name ?? id];

/** Everything the lines and causes of these sets need to be said in words, as it is called now; some queries a page. */
export async function readWords(actor: Actor, sets: readonly KeptSet[]): Promise<Words> {
  const noteIds = present([
    ...subjectsOf(sets, "concept-note"),
    ...sets.flatMap(({ lines }) => lines.map(({ noteId }) => noteId)),
  ]);
  const [notes, others, organisations, people, pools] = await Promise.all([
    readNotes(actor, noteIds),
    readOthers(actor, sets),
    organisationsOf(sets),
    readPeople(sets),
    readPools(today()),
  ]);
  return {
    personOf: (id) => people.get(id) ?? "",
    causeOf: ({ subjectType, subjectId }) => {
      if (subjectType === "concept-note") return notes.get(subjectId) ?? UNNAMED;
      return others.get(subjectId) ?? { label: subjectType === "booking" ? "Booking" : subjectType, href: null };
    },
    linesOf: (line) => [
      ...nameOf(organisations, line.donorId),
      ...poolWords(line, pools.areas, pools.regions),
      ...(line.noteId === null ? [] : [(notes.get(line.noteId) ?? UNNAMED).label]),
      ...nameOf(organisations, line.punoId),
      ...(line.category === null ? [] : [`Category ${line.category}`]),
      ...(line.year === null ? [] : [String(line.year)]),
    ],
  };
}
