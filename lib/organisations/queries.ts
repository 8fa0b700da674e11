import "server-only";
import type { Day } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { describing, inForceQuery } from "@/lib/kernel/in-force";
import type { OrganisationType } from "./labels";

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
