import { Refusal } from "@/lib/kernel/refusal";
import type { EntryFacts } from "./contribution-entries";

type Confirmable = Pick<EntryFacts, "kind" | "reversesId" | "isReversed" | "isConfirmed"> & { recordedById: string };

/** Separation of duties: the refusal of a person who confirms a deposit that they recorded. */
export const RECORDER_CONFIRMS = "You recorded this deposit, so you cannot confirm it. Ask a colleague to confirm it.";

/** Confirms only a standing deposit, once, and never by the person who recorded it (separation of duties). */
export function refuseConfirmation(entry: Confirmable, actorId: string): void {
  if (entry.kind !== "deposit" || entry.reversesId) throw new Refusal("not-now", "Only a deposit is confirmed.");
  if (entry.isReversed) throw new Refusal("conflict", "This deposit has been reversed; there is nothing to confirm.");
  if (entry.isConfirmed) throw new Refusal("conflict", "This deposit is already confirmed.");
  if (entry.recordedById === actorId) throw new Refusal("not-now", RECORDER_CONFIRMS);
}
