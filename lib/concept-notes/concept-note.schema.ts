import { z } from "zod";
import { tolerant } from "@/lib/kernel/address-parts";
import { usdAmount } from "@/lib/kernel/amount-input";
import { shareInput } from "@/lib/kernel/share-input";
import { lineText, proseText, refusalOfLine, searchText } from "@/lib/kernel/text";
import { reportingDatesFilter } from "@/lib/reporting-dates/reporting-dates.schema";
import { ELIGIBILITY_LINES } from "./concept-note.labels";
import { type Bucket, BUCKETS, STAGES } from "./stages";

/** Empty means "not given yet", as an untouched input sends it. */
export const orNull = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess(
    (value) => (value === undefined || (typeof value === "string" && value.trim() === "") ? null : value),
    schema.nullable(),
  );

const tooLong = (limit: number) => `Keep this below ${limit.toLocaleString("en")} characters.`;
const text = (limit: number) => proseText("Enter text.").max(limit, tooLong(limit)).default("");
const title = lineText("Enter text.").max(200, tooLong(200)).default("");

const whole = (sentence: string, from: number, to: number) =>
  z.coerce.number(sentence).int(sentence).min(from, sentence).max(to, sentence);

const MARKER_LETTER = z.enum(["A", "B", "C"], "Choose one of the three values.");

/** One per line, or a list; blanks fall away, doubles too. */
const lines = z
  .union([z.string(), z.array(z.string())])
  .default("")
  .transform((typed) => {
    const each = (Array.isArray(typed) ? typed : typed.split("\n")).map((line) => line.trim()).filter(Boolean);
    return [...new Set(each)];
  })
  .refine((each) => each.length <= 30, "Name at most 30 partners.")
  .refine((each) => each.every((line) => line.length <= 200), "Keep each partner below 200 characters.")
  .superRefine((each, context) => {
    const message = each.map(refusalOfLine).find((sentence) => sentence !== null);
    if (message) context.addIssue({ code: "custom", message });
  });

const contentShape = {
  title,
  summary: text(6000),
  areaNumber: orNull(whole("Choose one of the five thematic areas.", 1, 5)),
  objectiveNumbers: z
    .array(whole("Choose objectives of the list.", 1, 23))
    .default([])
    .transform((numbers) => [...new Set(numbers)].sort((a, b) => a - b)),
  places: z
    .array(
      z.object({ code: z.string().regex(/^[A-Z]{2}$/, "Choose a place of the list."), share: orNull(shareInput()) }),
    )
    .max(60, "Choose at most 60 places.")
    .default([]),
  regionGroup: orNull(z.string().regex(/^[a-z-]{1,60}$/, "Choose a group of the list.")),
  participations: z
    .array(z.object({ organisationId: z.uuid("Choose an organisation."), budgetUsd: orNull(usdAmount) }))
    .max(20, "Name at most 20 organisations.")
    .default([]),
  durationMonths: orNull(whole("Enter a duration between 1 and 120 months.", 1, 120)),
  governmentPartners: lines,
  stakeholders: text(6000),
  genderMarker: orNull(whole("The gender marker is a number from 0 to 3.", 0, 3)),
  genderJustification: text(2000),
  rightsMarker: orNull(MARKER_LETTER),
  rightsJustification: text(2000),
  childMarker: orNull(MARKER_LETTER),
  childJustification: text(2000),
};

type Issues = { addIssue(issue: { code: "custom"; path: (string | number)[]; message: string }): void };
type Listed = { places: { code: string }[]; participations: { organisationId: string }[] };

/** A place or an organisation stands once: named twice it would be counted twice. */
function refuseDoubles({ places, participations }: Listed, issues: Issues): void {
  const check = (list: string, key: string, values: string[], message: string) =>
    values.forEach((value, index) => {
      if (values.indexOf(value) < index) issues.addIssue({ code: "custom", path: [list, index, key], message });
    });
  const codes = places.map(({ code }) => code);
  const organisations = participations.map(({ organisationId }) => organisationId);
  check("places", "code", codes, "This place is already named.");
  check("participations", "organisationId", organisations, "This organisation is already named.");
}

/** What a draft holds: everything may still be missing; what is there has the right form. Money in USD. */
export const draftContent = z.object(contentShape).superRefine(refuseDoubles);
export type DraftContent = z.output<typeof draftContent>;

/** What the form holds: strings, empty where nothing is given yet. */
export type DraftTyped = {
  title: string;
  summary: string;
  areaNumber: string;
  objectiveNumbers: string[];
  places: { code: string; share: string }[];
  regionGroup: string;
  participations: { organisationId: string; budgetUsd: string }[];
  durationMonths: string;
  /** One per line. */
  governmentPartners: string;
  stakeholders: string;
  genderMarker: string;
  genderJustification: string;
  rightsMarker: string;
  rightsJustification: string;
  childMarker: string;
  childJustification: string;
};

export const noteId = z.uuid("This note does not exist.");
export const revision = z.coerce.number("Reload the page.").int("Reload the page.").min(0, "Reload the page.");

/** An act on a note as the person saw it: the revision tells whether somebody was faster. */
export const moveInput = z.object({ noteId, revision });

export const reason = proseText("Give a reason.")
  .min(1, "Give a reason.")
  .max(2000, "Keep the reason below 2,000 characters.");

export const reasonInput = moveInput.extend({ reason });
export const startDraftInput = z.object({ title });
export const saveDraftInput = z.object({ ...contentShape, noteId, revision }).superRefine(refuseDoubles);

const lineIds = ELIGIBILITY_LINES.map(({ id }) => id);

export const screenInput = moveInput.extend({
  eligibility: z
    .array(z.string())
    .default([])
    .refine((ticked) => lineIds.every((id) => ticked.includes(id)), {
      error: "Tick every line of the eligibility checklist, or return the note, or declare it ineligible.",
    }),
});

export const NOTE_SORTS = ["updated", "stage-since", "amount", "title"] as const;
export type NoteSort = (typeof NOTE_SORTS)[number];

/** The state of the list and of the board, as it stands in the address. */
export const conceptNoteFilter = z.object({
  view: tolerant(z.enum(["board", "table"])),
  stage: tolerant(z.enum(STAGES)),
  bucket: tolerant(z.enum(Object.keys(BUCKETS) as [Bucket, ...Bucket[]])),
  area: tolerant(z.coerce.number().int().min(1).max(5)),
  place: tolerant(z.string().regex(/^[A-Z]{2}$/)),
  region: tolerant(z.string().regex(/^[a-z-]{1,60}$/)),
  organisation: tolerant(z.string().regex(/^[a-z0-9-]{1,100}$/)),
  text: tolerant(searchText),
  ...reportingDatesFilter.shape,
  sort: tolerant(z.enum(NOTE_SORTS)),
  after: tolerant(z.string().max(400)),
});
export type ConceptNoteFilter = z.output<typeof conceptNoteFilter>;
