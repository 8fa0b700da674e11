import { z } from "zod";
import { SOURCE_KEY } from "@/lib/earmarks/funding-sources";
import { usdAmount } from "@/lib/kernel/amount-input";
import { moveInput, orNull } from "./concept-note.schema";

/** "unearmarked", "area:4" or "region:europe". */
export const sourceKey = z.string("Choose a funding source.").regex(SOURCE_KEY, "Choose a funding source.");

/** One source that pays all, or several with what each pays in USD; a source stands there once. */
export const sourcesShape = {
  source: orNull(sourceKey),
  sources: z
    .array(z.object({ source: sourceKey, amountUsd: usdAmount }))
    .max(30, "Name at most 30 sources.")
    .refine((lines) => new Set(lines.map(({ source }) => source)).size === lines.length, "Name each source once.")
    .default([]),
};

/** What is wrong where no source is named, or one that pays all beside others. */
export function misnamed({ source, sources }: { source: string | null; sources: readonly unknown[] }): string | null {
  if (source === null && sources.length === 0) return "Name the sources of the amount.";
  return source !== null && sources.length > 0 ? "Name either one source or several with their amounts." : null;
}

/**
 * The organisations are asked only where the record does not say who takes part (a record carried over): the first of
 * them leads and writes the document.
 */
export const inviteInput = moveInput
  .extend({
    ...sourcesShape,
    organisationIds: z
      .array(z.uuid("Choose an organisation."))
      .max(20, "Name at most 20 organisations.")
      .default([])
      .transform((ids) => [...new Set(ids)]),
  })
  .superRefine((typed, issues) => {
    const message = misnamed(typed);
    if (message) issues.addIssue({ code: "custom", path: ["sources"], message });
  });
