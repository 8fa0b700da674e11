import "server-only";
import { type Actor, authorize } from "@/lib/access/permissions";
import { dateOf, type Day, dayOf } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { describing, type History, historyOf, inForceQuery } from "@/lib/kernel/in-force";
import { decodeCursor, encodeCursor, type Page, PAGE_SIZE, pageOf } from "@/lib/kernel/list-cursor";
import { Prisma } from "@/prisma/generated/client";
import type { OrganisationContent } from "./organisation-names";
import type { OrganisationType } from "./organisation.labels";
import type { OrganisationFilter } from "./organisation.schema";

const alphabet = new Intl.Collator("en");

export type OrganisationChoice = {
  id: string;
  slug: string;
  name: string;
  shortName: string | null;
  type: OrganisationType;
  /** ISO 3166-1 alpha-2 of a Member State. */
  countryCode: string | null;
};

type Named = Pick<OrganisationChoice, "name" | "shortName" | "type" | "countryCode">;

const choiceOf = (id: string, slug: string, { name, shortName, type, countryCode }: Named): OrganisationChoice => ({
  id,
  slug,
  name,
  shortName,
  type,
  countryCode,
});

/** The organisations known on a day, of the types asked for or of all, sorted by name. Public facts. */
export async function listOrganisationChoices(
  on: Day,
  types?: readonly OrganisationType[],
): Promise<OrganisationChoice[]> {
  const found = await db.organisation.findMany({
    where: { versions: { some: inForceQuery(on).where } },
    include: { versions: inForceQuery(on) },
  });
  return found
    .flatMap(({ id, slug, versions: [version] }) => (version ? [choiceOf(id, slug, version)] : []))
    .filter(({ type }) => !types || types.includes(type))
    .sort((a, b) => alphabet.compare(a.name, b.name));
}

/**
 * What the given organisations are called and are on a day, by id. One whose first record is later than the day is
 * described by that first record, so that a deposit booked back to before it always finds its donor.
 */
export async function describeOrganisations(on: Day, ids: readonly string[]): Promise<Map<string, OrganisationChoice>> {
  const found = await db.organisation.findMany({ where: { id: { in: [...ids] } }, include: { versions: true } });
  return new Map(
    found.flatMap(({ id, slug, versions }) => {
      const version = describing(versions, on);
      return version ? [[id, choiceOf(id, slug, version)]] : [];
    }),
  );
}

export type OrganisationRecord = { id: string; slug: string; history: History<OrganisationContent> };

/** One organisation with everything ever recorded about it, for whoever reads the reference data; null where there is none. */
export async function findOrganisationRecord(actor: Actor, slug: string, on: Day): Promise<OrganisationRecord | null> {
  authorize(actor, "reference.read");
  const found = await db.organisation.findUnique({ where: { slug }, include: { versions: true } });
  if (!found) return null;
  const contentOf = ({ name, shortName, type, countryCode, aliases }: OrganisationContent) => ({
    name,
    shortName,
    type,
    countryCode,
    aliases,
  });
  const history = historyOf(found.versions, contentOf, on);
  return history && { id: found.id, slug: found.slug, history };
}

export type OrganisationRow = OrganisationChoice & { aliases: string[]; holdsFrom: Day };

type StoredRow = OrganisationChoice & { aliases: string[]; holdsFrom: Date; key: string };

/** What describes each organisation on a day: the same choice as `describing`, made by the database. */
const describedOn = (on: Date) => Prisma.sql`
  SELECT o.id, o.slug, v.name, v.short_name AS "shortName", v.type::text AS type, v.country_code AS "countryCode",
         v.aliases, v.holds_from AS "holdsFrom", lower(v.name) AS key
    FROM organisations o CROSS JOIN LATERAL (
      SELECT * FROM organisation_versions WHERE organisation_id = o.id
       ORDER BY (holds_from <= ${on}::date) DESC, CASE WHEN holds_from <= ${on}::date THEN holds_from END DESC,
                holds_from, recorded_at DESC, id DESC LIMIT 1) v`;

/** Any text is searched as it stands: the signs LIKE knows are taken literally. */
const pattern = (text: string) => `%${text.replace(/[\\%_]/g, "\\$&")}%`;

/** One page of the organisations by name, narrowed by type and by a part of any spelling. */
export async function listOrganisations(
  actor: Actor,
  { text, type, after }: OrganisationFilter,
  on: Day,
): Promise<Page<OrganisationRow>> {
  authorize(actor, "reference.read");
  const [key = "", id = ""] = after ? decodeCursor(after, 2) : [];
  const conditions = [
    Prisma.sql`TRUE`,
    ...(type ? [Prisma.sql`type = ${type}`] : []),
    ...(text
      ? [
          Prisma.sql`(name ILIKE ${pattern(text)} OR "shortName" ILIKE ${pattern(text)}
            OR EXISTS (SELECT FROM unnest(aliases) alias WHERE alias ILIKE ${pattern(text)}))`,
        ]
      : []),
    ...(after ? [Prisma.sql`(key, id::text) > (${key}, ${id})`] : []),
  ];
  const found = await db.$queryRaw<StoredRow[]>`
    SELECT * FROM (${describedOn(dateOf(on))}) described WHERE ${Prisma.join(conditions, " AND ")}
     ORDER BY key, id::text LIMIT ${PAGE_SIZE + 1}`;
  const { rows, next } = pageOf(found, (row) => encodeCursor([row.key, row.id]));
  const page = rows.map(({ aliases, holdsFrom, ...row }) => ({
    ...choiceOf(row.id, row.slug, row),
    aliases,
    holdsFrom: dayOf(holdsFrom),
  }));
  return next === undefined ? { rows: page } : { rows: page, next };
}
