import { EntryActs } from "@/components/contributions/history/entry-acts";
import { type Actor, can } from "@/lib/access/permissions";
import type { EntryKind } from "@/lib/contributions/contribution-entries";
import { nameOfEntry } from "@/lib/contributions/contribution.labels";
import type { HistoryEntry } from "@/lib/contributions/contribution-history.queries";
import {
  confirmDepositAction,
  recordCommitmentAction,
  recordDepositAction,
  recordPledgeAction,
  reverseEntryAction,
} from "../actions";

const ACTS = { pledge: recordPledgeAction, commitment: recordCommitmentAction, deposit: recordDepositAction } as const;

/** The action that records an entry of a kind. */
export const actOf = (kind: EntryKind) => ACTS[kind];

/** What this person may do with each entry; null where nothing. The commands decide again. */
export function actsFor(actor: Actor) {
  const mayReverse = can(actor, "contribution.reverse");
  const mayConfirm = can(actor, "deposit.confirm");
  return function Acts(entry: HistoryEntry) {
    const isStanding = entry.reversesId === null && !entry.isReversed;
    const confirms = mayConfirm && entry.kind === "deposit" && !entry.isConfirmed && entry.recordedById !== actor.id;
    if (!isStanding || (!mayReverse && !confirms)) return null;
    return (
      <EntryActs
        what={nameOfEntry(entry)}
        confirm={confirms ? confirmDepositAction.bind(null, entry.id) : undefined}
        reverse={mayReverse ? reverseEntryAction.bind(null, entry.id) : undefined}
      />
    );
  };
}
