import "server-only";
import { defineCommand } from "@/lib/command";
import { dateOf } from "@/lib/kernel/dates";
import { describing, fromDayOn, recordedAfter, refuseOutdated } from "@/lib/kernel/in-force";
import { acquireLock } from "@/lib/kernel/locks";
import { Refusal } from "@/lib/kernel/refusal";
import { revisePlaceInput, reviseRegionInput } from "./place.schema";
import { type PlaceContent, refuseUnfitMembers, refuseUnfitPlace } from "./region-members";

const placeContent = ({ name, aliases, footnote, regionSlug }: PlaceContent): PlaceContent => ({
  name,
  aliases,
  footnote,
  regionSlug,
});

/** Records a place's name, footnote and region from a day on; every earlier record stays. */
export const revisePlace = defineCommand({
  input: revisePlaceInput,
  permission: "reference.revise",
  load: async (tx, { code }) => {
    await acquireLock(tx, "reference:places");
    const places = await tx.place.findMany({ include: { versions: true } });
    const place = places.find((one) => one.code === code);
    return place ? { place, others: places.filter((one) => one !== place) } : null;
  },

  async apply({ tx, actor, input, subject: { place, others }, now }) {
    const { code, versions } = place;
    refuseOutdated(versions, input.basedOn);
    const content = placeContent(input);
    refuseUnfitPlace(
      { code, ...content },
      others.flatMap((other) => fromDayOn(other.versions, input.holdsFrom)),
    );
    const region = content.regionSlug && (await tx.region.findUnique({ where: { slug: content.regionSlug } }));
    if (content.regionSlug && (!region || region.kind !== "network"))
      throw new Refusal("invalid", "Some entries need your attention.", {
        regionSlug: "Choose a region of the UN Network.",
      });

    await tx.placeVersion.create({
      data: {
        placeCode: code,
        ...content,
        holdsFrom: dateOf(input.holdsFrom),
        recordedAt: recordedAfter(versions, now),
        recordedById: actor.id,
      },
    });
    const before = describing(versions, input.holdsFrom);
    return {
      value: { code },
      event: {
        name: "reference.revised",
        subjectType: "reference",
        subjectId: `place:${code}`,
        ...(before && { before: placeContent(before) }),
        after: { ...content, holdsFrom: input.holdsFrom },
      },
    };
  },
});

/** Records a region's name, and a named group's places, from a day on; every earlier record stays. */
export const reviseRegion = defineCommand({
  input: reviseRegionInput,
  permission: "reference.revise",
  load: async (tx, { slug }) => {
    await acquireLock(tx, `reference:region:${slug}`);
    return tx.region.findUnique({ where: { slug }, include: { versions: true } });
  },

  async apply({ tx, actor, input, subject: { slug, kind, versions }, now }) {
    refuseOutdated(versions, input.basedOn);
    const { name } = input;
    const placeCodes = [...new Set(input.placeCodes)];
    const known = await tx.place.findMany({ where: { code: { in: placeCodes } } });
    refuseUnfitMembers(
      kind,
      placeCodes,
      known.map(({ code }) => code),
    );
    await tx.regionVersion.create({
      data: {
        regionSlug: slug,
        name,
        placeCodes,
        holdsFrom: dateOf(input.holdsFrom),
        recordedAt: recordedAfter(versions, now),
        recordedById: actor.id,
      },
    });
    const before = describing(versions, input.holdsFrom);
    return {
      value: { slug },
      event: {
        name: "reference.revised",
        subjectType: "reference",
        subjectId: `region:${slug}`,
        ...(before && { before: { name: before.name, placeCodes: before.placeCodes } }),
        after: { name, placeCodes, holdsFrom: input.holdsFrom },
      },
    };
  },
});
