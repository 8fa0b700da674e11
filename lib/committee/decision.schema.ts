import { z } from "zod";
import { noteId, orNull, revision } from "@/lib/concept-notes/concept-note.schema";
import { misnamed, sourcesShape } from "@/lib/concept-notes/invitation.schema";
import { type NamedSources, refusalOfSum, takingsOf } from "@/lib/earmarks/funding-sources";
import { tolerant } from "@/lib/kernel/address-parts";
import { usdAmount } from "@/lib/kernel/amount-input";
import { daySchema } from "@/lib/kernel/dates";
import { usd } from "@/lib/kernel/money";
import { proseText } from "@/lib/kernel/text";
import { isGranting, OUTCOMES } from "./decision-outcomes";

export type { Mode, Outcome } from "./decision-outcomes";

export const decisionText = proseText("Enter the text of the decision.")
  .min(1, "Enter the text of the decision.")
  .max(10_000, "Keep the text below 10,000 characters.");

export const conditions = proseText().max(10_000, "Keep the conditions below 10,000 characters.").default("");

function refusalOfSources(named: NamedSources, amountUsd: string | null): string | null {
  // Without an amount there is nothing to add up to; that is refused at the amount.
  if (amountUsd === null) return null;
  const amount = usd(amountUsd);
  return refusalOfSum(
    takingsOf(named, amount).map((taking) => taking.amount),
    amount,
  );
}

const item = z
  .object({
    noteId,
    revision,
    outcome: z.enum(OUTCOMES, "Choose an outcome."),
    amountUsd: orNull(usdAmount),
    ...sourcesShape,
    reason: proseText().max(2000, "Keep the reason below 2,000 characters.").default(""),
  })
  .superRefine(({ outcome, amountUsd, reason, ...named }, issues) => {
    const at = (field: string, message: string) => issues.addIssue({ code: "custom", path: [field], message });
    if (isGranting(outcome) && amountUsd === null) at("amountUsd", "Enter the amount of the decision.");
    if (!isGranting(outcome) && amountUsd !== null) at("amountUsd", "Only what is endorsed or approved has an amount.");
    if (outcome === "approved") {
      const sentence = misnamed(named) ?? refusalOfSources(named, amountUsd);
      if (sentence) at("sources", sentence);
    }
    if (!isGranting(outcome) && reason === "") at("reason", "Give the committee's reason.");
  });

/** A decision as the committee took it; what it says of each note holds together with the rest. Money in USD. */
export const recordDecisionInput = z.object({
  decidedOn: z.string("Enter the day of the decision.").pipe(daySchema),
  mode: z.enum(["meeting", "correspondence"], "Choose how the committee decided."),
  text: decisionText,
  conditions,
  items: z
    .array(item)
    .min(1, "Choose at least one note.")
    .max(50, "Record at most 50 notes in one decision.")
    .refine((items) => new Set(items.map(({ noteId: id }) => id)).size === items.length, "A note stands here once."),
});
export type DecisionItemInput = z.output<typeof recordDecisionInput>["items"][number];

export const decisionFilter = z.object({
  asOf: tolerant(daySchema),
  knownOn: tolerant(daySchema),
  after: tolerant(z.string().max(400)),
});
export type DecisionFilter = z.input<typeof decisionFilter>;
