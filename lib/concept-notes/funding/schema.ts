import { z } from "zod";
import { moveInput } from "../schema";
import { SOURCE_KEY } from "./rules";

/** "unearmarked", "area:4" or "region:europe". */
export const sourceKey = z.string("Choose a funding source.").regex(SOURCE_KEY, "Choose a funding source.");

/**
 * The organisations are asked only where the record does not say who takes part (a record carried over): the first of
 * them leads and writes the document.
 */
export const inviteInput = moveInput.extend({
  source: sourceKey,
  organisationIds: z
    .array(z.uuid("Choose an organisation."))
    .max(20, "Name at most 20 organisations.")
    .default([])
    .transform((ids) => [...new Set(ids)]),
});
