import "server-only";
import { defineCommand } from "@/lib/command";
import { dateOf } from "@/lib/kernel/dates";
import type { Tx } from "@/lib/kernel/db";
import { describing, fromDayOn, recordedAfter, refuseOutdated } from "@/lib/kernel/in-force";
import { acquireLock } from "@/lib/kernel/locks";
import { Refusal } from "@/lib/kernel/refusal";
import { freeSlug, type OrganisationContent as Content, refuseDouble } from "./organisation-names";
import { addOrganisationInput, reviseOrganisationInput } from "./organisation.schema";

const contentOf = ({ name, shortName, type, countryCode, aliases }: Content): Content => ({
  name,
  shortName,
  type,
  countryCode,
  aliases,
});

/** Every organisation with its records, held so that two people cannot add the same one at the same moment. */
async function loadAll(tx: Tx) {
  await acquireLock(tx, "reference:organisations");
  return tx.organisation.findMany({ include: { versions: true } });
}

type Known = Awaited<ReturnType<typeof loadAll>>;

async function refuseUnfit(tx: Tx, content: Content, holdsFrom: string, others: Known): Promise<void> {
  refuseDouble(
    content,
    others.flatMap(({ versions }) => fromDayOn(versions, holdsFrom)),
  );
  if (!content.countryCode) return;
  const place = await tx.place.findUnique({ where: { code: content.countryCode } });
  if (place) return;
  throw new Refusal("invalid", "Some entries need your attention.", { countryCode: "Choose a country of the list." });
}

/** Adds an organisation that may give, take part or employ somebody, known from a day on. */
export const addOrganisation = defineCommand({
  input: addOrganisationInput,
  permission: "reference.revise",
  load: async (tx) => ({ all: await loadAll(tx) }),

  async apply({ tx, actor, input, subject: { all }, now }) {
    const content = contentOf(input);
    await refuseUnfit(tx, content, input.holdsFrom, all);
    const slug = freeSlug(
      content.shortName ?? content.name,
      all.map((one) => one.slug),
    );
    const version = { ...content, holdsFrom: dateOf(input.holdsFrom), recordedAt: now, recordedById: actor.id };
    const { id } = await tx.organisation.create({ data: { slug, createdAt: now, versions: { create: version } } });
    return {
      value: { id, slug },
      event: {
        name: "organisation.added",
        subjectType: "organisation",
        subjectId: id,
        after: { slug, ...content, holdsFrom: input.holdsFrom },
      },
    };
  },
});

/** Records what an organisation is called and is from a day on; every earlier record stays. */
export const reviseOrganisation = defineCommand({
  input: reviseOrganisationInput,
  permission: "reference.revise",
  load: async (tx, { id }) => {
    const all = await loadAll(tx);
    const organisation = all.find((one) => one.id === id);
    return organisation ? { organisation, others: all.filter((one) => one !== organisation) } : null;
  },

  async apply({ tx, actor, input, subject: { organisation, others }, now }) {
    const { id, slug, versions } = organisation;
    refuseOutdated(versions, input.basedOn);
    const content = contentOf(input);
    await refuseUnfit(tx, content, input.holdsFrom, others);
    await tx.organisationVersion.create({
      data: {
        organisationId: id,
        ...content,
        holdsFrom: dateOf(input.holdsFrom),
        recordedAt: recordedAfter(versions, now),
        recordedById: actor.id,
      },
    });
    const before = describing(versions, input.holdsFrom);
    return {
      value: { id, slug },
      event: {
        name: "reference.revised",
        subjectType: "organisation",
        subjectId: id,
        ...(before && { before: contentOf(before) }),
        after: { ...content, holdsFrom: input.holdsFrom },
      },
    };
  },
});
