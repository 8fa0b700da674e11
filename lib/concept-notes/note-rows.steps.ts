import "server-only";
import type { Actor } from "@/lib/access/permissions";
import { dayOf, daysBetween, today } from "@/lib/kernel/dates";
import { describeOrganisations } from "@/lib/organisations/organisation.queries";
import type { Prisma } from "@/prisma/generated/client";
import { EXAMPLE_PREFIX, UNTITLED } from "./concept-note.labels";
import type { Move, Stage } from "./stages";
import { movesOpenTo } from "./submission-requirements";

/** One note as lists show it; money in USD as a decimal string, days without a time zone. */
export type NoteRow = {
  id: string;
  revision: number;
  reference: string | null;
  programmeReference: string | null;
  title: string;
  stage: Stage;
  stageSince: string;
  sinceDays: number;
  areaNumber: number | null;
  amountUsd: string | null;
  placeCodes: string[];
  regionGroup: string | null;
  leadName: string | null;
  organisations: string[];
  source: string | null;
  isExample: boolean;
  updatedAt: string;
  /** What this person may do next, also by a decision. */
  moves: Move[];
};

export const ROW = {
  id: true,
  revision: true,
  reference: true,
  programmeReference: true,
  title: true,
  stage: true,
  stageSince: true,
  areaNumber: true,
  amountUsd: true,
  regionGroup: true,
  leadId: true,
  source: true,
  updatedAt: true,
  places: { select: { placeCode: true }, orderBy: { position: "asc" } },
  participations: { select: { organisationId: true }, orderBy: { position: "asc" } },
} satisfies Prisma.ConceptNoteSelect;
export type FoundRow = Prisma.ConceptNoteGetPayload<{ select: typeof ROW }>;

/** Database rows as plain values, with the names organisations have today. */
export async function rowsOf(actor: Actor, found: readonly FoundRow[]): Promise<NoteRow[]> {
  const ids = found.flatMap(({ leadId, participations }) => [
    ...(leadId ? [leadId] : []),
    ...participations.map(({ organisationId }) => organisationId),
  ]);
  const on = today();
  const named = await describeOrganisations(on, [...new Set(ids)]);
  const nameOf = (id: string) => named.get(id)?.shortName ?? named.get(id)?.name ?? "";
  return found.map(({ places, participations, leadId, amountUsd, ...row }) => ({
    ...row,
    title: row.title || UNTITLED,
    stageSince: dayOf(row.stageSince),
    sinceDays: daysBetween(dayOf(row.stageSince), on),
    amountUsd: amountUsd?.toFixed(2) ?? null,
    placeCodes: places.map(({ placeCode }) => placeCode),
    leadName: leadId && nameOf(leadId),
    organisations: participations.map(({ organisationId }) => nameOf(organisationId)),
    isExample: row.title.startsWith(EXAMPLE_PREFIX),
    updatedAt: row.updatedAt.toISOString(),
    moves: movesOpenTo(actor, { stage: row.stage, leadId }),
  }));
}
