import { zodResolver } from "@hookform/resolvers/zod";
import { z } from "zod";
import { draftContent, type DraftTyped } from "@/lib/concept-notes/concept-note.schema";

const text = z.string();

/** The shape of what stands in the form; a copy kept in the browser must have it to be put back. */
export const typedDraft: z.ZodType<DraftTyped, DraftTyped> = z.object({
  title: text,
  summary: text,
  areaNumber: text,
  objectiveNumbers: z.array(text),
  places: z.array(z.object({ code: text, share: text })),
  regionGroup: text,
  participations: z.array(z.object({ organisationId: text, budgetUsd: text })),
  durationMonths: text,
  governmentPartners: text,
  stakeholders: text,
  genderMarker: text,
  genderJustification: text,
  rightsMarker: text,
  rightsJustification: text,
  childMarker: text,
  childJustification: text,
});

/** The same rules in the browser as in the command; the form keeps what was typed, not what it means. */
const checked = typedDraft.superRefine((typed, issues) => {
  const found = draftContent.safeParse(typed);
  for (const { path, message } of found.error?.issues ?? []) issues.addIssue({ code: "custom", path, message });
});

export const draftResolver = zodResolver(checked, undefined, { raw: true });
