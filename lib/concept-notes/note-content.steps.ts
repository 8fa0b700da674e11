import "server-only";
import { SETTING_VALUES } from "@/lib/fund/fund-setting.schema";
import { CHILD_MARKER_AFTER } from "@/lib/fund/fund-settings";
import { type Day } from "@/lib/kernel/dates";
import type { Tx } from "@/lib/kernel/db";
import { describing, inForceQuery } from "@/lib/kernel/in-force";
import { toDecimal } from "@/lib/kernel/money";
import { Refusal } from "@/lib/kernel/refusal";
import type { Prisma } from "@/prisma/generated/client";
import type { DraftContent, DraftTyped } from "./concept-note.schema";
import { MOVABLE, type Written } from "./concept-note.steps";
import { amountOf, type NoteContent, type SubmissionFacts } from "./submission-requirements";

/** Everything a note says. */
export const CONTENT = {
  ...MOVABLE,
  summary: true,
  durationMonths: true,
  regionGroup: true,
  governmentPartners: true,
  stakeholders: true,
  genderMarker: true,
  genderJustification: true,
  rightsMarker: true,
  rightsJustification: true,
  childMarker: true,
  childJustification: true,
  objectives: { select: { objectiveNumber: true }, orderBy: { objectiveNumber: "asc" } },
  places: { select: { placeCode: true, share: true }, orderBy: { position: "asc" } },
  participations: { select: { organisationId: true, budgetUsd: true }, orderBy: { position: "asc" } },
} satisfies Prisma.ConceptNoteSelect;
type ContentRow = Prisma.ConceptNoteGetPayload<{ select: typeof CONTENT }>;

const letter = (value: string | null) => (value === "A" || value === "B" || value === "C" ? value : null);

/** The row as plain values; amounts and shares as decimal strings. */
export function contentOf(row: ContentRow): NoteContent {
  const { objectives, places, participations, ...rest } = row;
  return {
    leadId: rest.leadId,
    title: rest.title,
    summary: rest.summary,
    areaNumber: rest.areaNumber,
    objectiveNumbers: objectives.map(({ objectiveNumber }) => objectiveNumber),
    places: places.map(({ placeCode, share }) => ({ code: placeCode, share: share?.toFixed(2) ?? null })),
    regionGroup: rest.regionGroup,
    participations: participations.map(({ organisationId, budgetUsd }) => ({
      organisationId,
      budgetUsd: budgetUsd?.toFixed(2) ?? null,
    })),
    durationMonths: rest.durationMonths,
    governmentPartners: rest.governmentPartners,
    stakeholders: rest.stakeholders,
    genderMarker: rest.genderMarker,
    genderJustification: rest.genderJustification,
    rightsMarker: letter(rest.rightsMarker),
    rightsJustification: rest.rightsJustification,
    childMarker: letter(rest.childMarker),
    childJustification: rest.childJustification,
  };
}

/** The content as the form holds it: strings, empty where nothing is given yet. */
export const typedOf = (content: NoteContent): DraftTyped => ({
  title: content.title,
  summary: content.summary,
  areaNumber: content.areaNumber?.toString() ?? "",
  objectiveNumbers: content.objectiveNumbers.map(String),
  places: content.places.map(({ code, share }) => ({ code, share: share ?? "" })),
  regionGroup: content.regionGroup ?? "",
  participations: content.participations.map(({ organisationId, budgetUsd }) => ({
    organisationId,
    budgetUsd: budgetUsd ?? "",
  })),
  durationMonths: content.durationMonths?.toString() ?? "",
  governmentPartners: content.governmentPartners.join("\n"),
  stakeholders: content.stakeholders,
  genderMarker: content.genderMarker?.toString() ?? "",
  genderJustification: content.genderJustification,
  rightsMarker: content.rightsMarker ?? "",
  rightsJustification: content.rightsJustification,
  childMarker: content.childMarker ?? "",
  childJustification: content.childJustification,
});

/** The columns of a draft's content; the amount is the sum of the budgets. */
export function columnsOf(content: DraftContent): Written {
  const { objectiveNumbers: _objectives, places: _places, participations, ...columns } = content;
  const amount = amountOf(participations);
  return { ...columns, amountUsd: amount && toDecimal(amount) };
}

/** Puts the objectives, places and organisations of a note in place of those it had. */
export async function replaceLines(tx: Tx, noteId: string, content: Omit<DraftContent, "title">): Promise<void> {
  await tx.noteObjective.deleteMany({ where: { noteId } });
  await tx.notePlace.deleteMany({ where: { noteId } });
  await tx.participation.deleteMany({ where: { noteId } });
  await tx.noteObjective.createMany({
    data: content.objectiveNumbers.map((objectiveNumber) => ({ noteId, objectiveNumber })),
  });
  await tx.notePlace.createMany({
    data: content.places.map(({ code, share }, position) => ({ noteId, placeCode: code, share, position })),
  });
  await tx.participation.createMany({
    data: content.participations.map((line, position) => ({ ...line, noteId, position })),
  });
}

/** The objectives of a thematic area on a day; empty where no area is chosen. */
async function areaObjectivesOn(tx: Pick<Tx, "thematicAreaVersion">, areaNumber: number | null, on: Day) {
  if (areaNumber === null) return [];
  const version = await tx.thematicAreaVersion.findFirst({ ...versionOf(areaNumber, on) });
  return version?.objectiveNumbers ?? [];
}

/** What the completeness of a note is measured by on a day. */
export async function submissionFactsOn(
  tx: Pick<Tx, "thematicAreaVersion" | "fundSetting">,
  areaNumber: number | null,
  on: Day,
): Promise<SubmissionFacts> {
  const areaObjectives = await areaObjectivesOn(tx, areaNumber, on);
  const setting = describing(await tx.fundSetting.findMany({ where: { key: "child-marker-after" } }), on);
  const childMarkerAfter = setting ? SETTING_VALUES["child-marker-after"].parse(setting.value) : CHILD_MARKER_AFTER;
  return { on, areaObjectives, childMarkerAfter };
}

function versionOf(areaNumber: number, on: Day) {
  const { where, orderBy } = inForceQuery(on);
  return { where: { ...where, areaNumber }, orderBy, select: { objectiveNumbers: true } };
}

/** Organisations that take part are UN entities (DOMAIN section 2, PUNO); `fieldOf` names the input of a stranger. */
export async function refuseOutsiders(
  tx: Tx,
  ids: readonly string[],
  on: Day,
  fieldOf: (index: number) => string,
): Promise<void> {
  const organisations = await tx.organisation.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, versions: { ...inForceQuery(on), select: { type: true } } },
  });
  const entities = organisations.filter(({ versions }) => versions[0]?.type === "un_entity").map(({ id }) => id);
  const outsider = ids.findIndex((id) => !entities.includes(id));
  if (outsider < 0) return;
  const sentence = "Choose an organisation of the United Nations system.";
  throw new Refusal("invalid", sentence, { [fieldOf(outsider)]: sentence });
}
