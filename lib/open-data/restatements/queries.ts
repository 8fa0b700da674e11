import "server-only";
import { actWords } from "@/lib/ledger/labels";
import { listRestatements } from "@/lib/ledger/periods/queries";
import type { PublicRestatement } from "../shapes";

/** Every closed period, the latest first, with what was published of it and what became known since; reasons, no names. */
export async function listPublicRestatements(): Promise<PublicRestatement[]> {
  return (await listRestatements()).map(({ closedThrough, closedOn, figures }) => ({
    closedThrough,
    closedOn,
    figures: figures.map(({ key, label, published, restated, steps }) => ({
      ...{ key, label, published, restated },
      steps: steps.map(({ act, occurredOn, recordedOn, reason, from, to }) => ({
        ...{ occurredOn, recordedOn, from, to },
        what: actWords(act),
        reason: reason ?? NO_REASON,
      })),
    })),
  }));
}

/** Of an act whose day another record says, such as a decision. */
const NO_REASON = "Recorded after the period was closed.";
