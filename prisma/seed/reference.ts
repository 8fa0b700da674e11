import { recordAudit } from "@/lib/audit/audit.steps";
import { OPENING_DAY } from "@/lib/fund/fund-settings";
import { dateOf, type Day } from "@/lib/kernel/dates";
import { db, type Tx } from "@/lib/kernel/db";
import { acquireLock } from "@/lib/kernel/locks";
import { slugOf } from "@/lib/organisations/organisation-names";
import { FUND_SETTINGS } from "./reference/fund";
import { ORGANISATIONS } from "./reference/organisations";
import { PLACES, REGIONS } from "./reference/places";
import { ADOPTED, OBJECTIVES, THEMATIC_AREAS } from "./reference/themes";

type Loader = (tx: Tx, from: (day: Day) => { holdsFrom: Date; recordedAt: Date }) => Promise<number>;

const loadThemes: Loader = async (tx, from) => {
  const known = new Set((await tx.thematicArea.findMany()).map(({ number }) => number));
  const missing = THEMATIC_AREAS.filter(({ number }) => !known.has(number));
  await tx.thematicArea.createMany({ data: missing.map(({ number }) => ({ number })) });
  await tx.thematicAreaVersion.createMany({
    data: missing.map(({ number, objectiveNumbers, ...version }) => ({
      areaNumber: number,
      objectiveNumbers: [...objectiveNumbers],
      ...version,
      ...from(ADOPTED),
    })),
  });
  return missing.length;
};

const loadObjectives: Loader = async (tx, from) => {
  const known = new Set((await tx.objective.findMany()).map(({ number }) => number));
  const missing = OBJECTIVES.filter(([number]) => !known.has(number));
  await tx.objective.createMany({ data: missing.map(([number]) => ({ number })) });
  await tx.objectiveVersion.createMany({
    data: missing.map(([objectiveNumber, title, shortTitle]) => ({
      objectiveNumber,
      title,
      shortTitle,
      ...from(ADOPTED),
    })),
  });
  return missing.length;
};

const loadRegions: Loader = async (tx, from) => {
  const known = new Set((await tx.region.findMany()).map(({ slug }) => slug));
  const missing = REGIONS.filter(({ slug }) => !known.has(slug));
  await tx.region.createMany({ data: missing.map(({ slug, kind }) => ({ slug, kind })) });
  await tx.regionVersion.createMany({
    data: missing.map(({ slug, name, placeCodes }) => ({
      regionSlug: slug,
      name,
      placeCodes: [...placeCodes],
      ...from(ADOPTED),
    })),
  });
  return missing.length;
};

const loadPlaces: Loader = async (tx, from) => {
  const known = new Set((await tx.place.findMany()).map(({ code }) => code));
  const missing = PLACES.filter(({ code }) => !known.has(code));
  await tx.place.createMany({ data: missing.map(({ code }) => ({ code })) });
  await tx.placeVersion.createMany({
    data: missing.map(({ code, ...version }) => ({ placeCode: code, ...version, ...from(ADOPTED) })),
  });
  return missing.length;
};

const loadOrganisations: Loader = async (tx, from) => {
  const known = new Set((await tx.organisation.findMany()).map(({ slug }) => slug));
  const facts = ORGANISATIONS.map((fact) => ({ ...fact, slug: slugOf(fact.shortName ?? fact.name) }));
  const missing = facts.filter(({ slug }) => !known.has(slug));
  const ids = await tx.organisation.createManyAndReturn({
    data: missing.map(({ slug }) => ({ slug, createdAt: from(OPENING_DAY).recordedAt })),
  });
  const idOf = new Map(ids.map(({ slug, id }) => [slug, id]));
  await tx.organisationVersion.createMany({
    data: missing.flatMap(({ slug, aliases, ...version }) => {
      const organisationId = idOf.get(slug);
      return organisationId ? [{ organisationId, aliases: [...aliases], ...version, ...from(OPENING_DAY) }] : [];
    }),
  });
  return missing.length;
};

const loadFund: Loader = async (tx, from) => {
  const known = new Set((await tx.fundSetting.findMany()).map(({ key }) => key));
  const missing = FUND_SETTINGS.filter(({ key }) => !known.has(key));
  await tx.fundSetting.createMany({
    data: missing.map(({ key, value, source, holdsFrom }) => ({ key, value, source, ...from(holdsFrom) })),
  });
  return missing.length;
};

/**
 * Loads what every installation needs before anybody can work: themes, objectives, places, regions, organisations and
 * the fund profile. Adds what is missing and never touches what is there, so that people's revisions stand.
 */
export async function loadReferenceData(say: (line: string) => void): Promise<void> {
  const added = await db.$transaction(async (tx) => {
    await acquireLock(tx, "reference:load");
    const recordedAt = new Date();
    const from = (day: Day) => ({ holdsFrom: dateOf(day), recordedAt });
    const counts = {
      thematicAreas: await loadThemes(tx, from),
      objectives: await loadObjectives(tx, from),
      regions: await loadRegions(tx, from),
      places: await loadPlaces(tx, from),
      organisations: await loadOrganisations(tx, from),
      fundSettings: await loadFund(tx, from),
    };
    const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
    if (total === 0) return null;
    const event = { name: "reference.loaded", subjectType: "reference", subjectId: "initial", after: counts } as const;
    await recordAudit(tx, null, event, recordedAt);
    return counts;
  });
  if (!added) return say("Reference data: already there.");
  say(
    `Reference data: ${added.thematicAreas} thematic areas, ${added.objectives} objectives, ${added.places} places, ` +
      `${added.regions} regions, ${added.organisations} organisations, ${added.fundSettings} fund settings.`,
  );
}
