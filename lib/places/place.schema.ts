import { z } from "zod";
import { revisionFields } from "@/lib/kernel/in-force";
import { line, lines, optionalLine, optionalWords } from "@/lib/kernel/text";

export const revisePlaceInput = z.object({
  code: z.string(),
  name: line("Enter the name the United Nations uses.", 200),
  aliases: lines(200),
  footnote: optionalWords(600),
  regionSlug: optionalLine(60),
  ...revisionFields,
});

export const reviseRegionInput = z.object({
  slug: z.string(),
  name: line("Enter the name of the region.", 200),
  placeCodes: z.array(z.string()),
  ...revisionFields,
});

/** What stands in a filter for "belongs to no region". */
export const NO_REGION = "none";

/** The address of the list of places. */
export const placeFilter = z.object({
  text: z.string().trim().max(100).catch("").default(""),
  region: z.string().max(60).optional().catch(undefined),
});
export type PlaceFilter = z.output<typeof placeFilter>;
