import { z } from "zod";
import { revisionFields } from "@/lib/kernel/in-force";
import { line } from "@/lib/kernel/text";

/** Objective 23, international cooperation, belongs to every thematic area. */
export const SHARED_OBJECTIVE = 23;

const objectiveNumber = z
  .union([z.number(), z.string().regex(/^\d+$/).transform(Number)])
  .pipe(z.int().min(1).max(23, "There are 23 objectives."));

export const reviseThematicAreaInput = z.object({
  number: z.int().min(1).max(5),
  name: line("Enter the name of the thematic area.", 300),
  shortName: line("Enter a short name.", 60),
  /** Numbers as typed, in any order; objective 23 is added by itself. */
  objectiveNumbers: z
    .array(objectiveNumber)
    .transform((numbers) => [...new Set([...numbers, SHARED_OBJECTIVE])].sort((a, b) => a - b)),
  ...revisionFields,
});

export const reviseObjectiveInput = z.object({
  number: z.int().min(1).max(23),
  title: line("Enter the title of the objective.", 300),
  shortTitle: line("Enter a short title.", 60),
  ...revisionFields,
});
