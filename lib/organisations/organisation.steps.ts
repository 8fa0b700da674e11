import "server-only";
import type { StepContext } from "@/lib/access/step-context";
import { recordAudit } from "@/lib/audit/audit.steps";
import { dateOf, type Day } from "@/lib/kernel/dates";
import { acquireLock } from "@/lib/kernel/locks";
import { freeSlug, type OrganisationContent, refuseDouble } from "./organisation-names";

/**
 * Adds organisations that files or statements name, known from a day on, each with its own fact in the audit. Gives
 * their ids in the same order. Refuses one that goes by another's name, or is the same Member State.
 */
export async function addOrganisations(
  context: StepContext,
  contents: readonly OrganisationContent[],
  holdsFrom: Day,
): Promise<string[]> {
  const { tx, actor, at } = context;
  if (contents.length === 0) return [];
  await acquireLock(tx, "reference:organisations");
  const all = await tx.organisation.findMany({ include: { versions: true } });
  const slugs = all.map(({ slug }) => slug);
  const known: OrganisationContent[] = all.flatMap(({ versions }) => versions);
  const ids: string[] = [];
  for (const content of contents) {
    refuseDouble(content, known);
    known.push(content);
    const slug = freeSlug(content.shortName ?? content.name, slugs);
    slugs.push(slug);
    const version = { ...content, holdsFrom: dateOf(holdsFrom), recordedAt: at, recordedById: actor.id };
    const { id } = await tx.organisation.create({ data: { slug, createdAt: at, versions: { create: version } } });
    ids.push(id);
    const after = { slug, ...content, holdsFrom };
    await recordAudit(tx, actor, { name: "organisation.added", subjectType: "organisation", subjectId: id, after }, at);
  }
  return ids;
}
