import { z } from "zod";

/** A value of an address: a wrong or empty one falls away instead of breaking the page. */
export const tolerant = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional()).catch(undefined);
