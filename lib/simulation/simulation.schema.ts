import { z } from "zod";
import { SOURCE_KEY, UNEARMARKED } from "@/lib/earmarks/funding-sources";
import { moneyInput } from "@/lib/kernel/amount-input";
import { daySchema } from "@/lib/kernel/dates";
import { USD } from "@/lib/kernel/money";
import { shareInput } from "@/lib/kernel/share-input";
import { lineText } from "@/lib/kernel/text";
import { OBJECTIVES, WISHES } from "./simulation-problem";

/** USD; zero too, because a reserve or a limit may be nothing. */
const amountUsd = moneyInput(USD, { orZero: true });
const share = shareInput({ orZero: true });

export const targetInput = z
  .object({
    scope: z
      .string("Choose an area or a region.")
      .refine((key) => SOURCE_KEY.test(key) && key !== UNEARMARKED, "Choose an area or a region."),
    sense: z.enum(["at-least", "at-most"], "Choose at least or at most."),
    measure: z.enum(["share", "amount"], "Choose a share or an amount."),
    value: z.string("Enter the target."),
  })
  // The unit says how the target is read.
  .transform(({ value, ...target }, issues) => {
    const read = (target.measure === "share" ? share : amountUsd).safeParse(value);
    if (read.success) return { ...target, value: read.data };
    const message = read.error.issues[0]?.message ?? "Enter the target.";
    issues.addIssue({ code: "custom", path: ["value"], message });
    return z.NEVER;
  });
export type TargetInput = z.output<typeof targetInput>;

const programmeInput = z.object({
  noteId: z.uuid("Choose a programme."),
  priority: z.coerce.number("Choose a priority.").int().min(1, "Choose a priority.").max(5, "Choose a priority."),
  wish: z.enum(WISHES, "Choose whether it may, must or must not be funded."),
});

/**
 * What the simulation is asked. Days are the two clocks; the reserve is in USD. A programme that is not named has priority
 * 3 and may be funded. Counted money is added to the pools, net of the fee.
 */
export const questionInput = z.object({
  asOf: daySchema,
  knownOn: daySchema,
  countCommitments: z.boolean().default(false),
  countPledges: z.boolean().default(false),
  reserveUsd: z.preprocess(
    (typed) => (typeof typed === "string" && typed.trim() === "" ? "0" : typed),
    amountUsd.default("0"),
  ),
  objective: z.enum(OBJECTIVES, "Choose what matters most."),
  programmes: z.array(programmeInput).max(500).default([]),
  targets: z.array(targetInput).max(60, "Set at most 60 targets.").default([]),
});
export type Question = z.output<typeof questionInput>;

export const scenarioName = lineText("Give the scenario a name.")
  .min(1, "Give the scenario a name.")
  .max(120, "Keep the name below 120 characters.");

/** The answer is added by the server, which worked it out; `seen` is the digest of the one the person saw. */
export const saveScenarioInput = z.object({
  name: scenarioName,
  question: questionInput,
  answer: z.record(z.string(), z.unknown()),
});

export const saveRequest = z.object({ name: scenarioName, question: questionInput, seen: z.string() });
