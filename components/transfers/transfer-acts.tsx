"use client";

import type { Act, Answer } from "@/components/concept-notes/acts/use-act";
import { LateFields } from "@/components/programmes/money/late-fields";
import { OneAct } from "@/components/programmes/money/one-act";
import { ConfirmDialog } from "@/components/ui/actions/confirm-dialog";
import { TodayInput } from "@/components/ui/form/today-input";
import { Panel, Row } from "@/components/ui/page/layout";
import { Text } from "@/components/ui/page/text";
import { withCountingDay } from "@/lib/kernel/future-days";
import type { actsOpenTo } from "@/lib/transfers/transfer-blocks";

type Reasoned = (reason: string) => Promise<Answer>;

/** The acts of a request, as server actions; each input is checked by its command. */
export type TransferActs = {
  release: Act<Readonly<Record<string, unknown>>>;
  override: Reasoned;
  withdraw: Reasoned;
  refuse: Reasoned;
  reverse: Reasoned;
};

type Open = ReturnType<typeof actsOpenTo>;
type Props = { transferId: string; open: Open; acts: TransferActs; latest: string };

/** Sends the money: the day it left the Administrative Agent. */
function Release({ transferId, open: { canRelease }, acts, latest }: Props) {
  return (
    <OneAct
      name="release"
      summary="Release the transfer"
      label="Release the transfer"
      done={({ text }) => withCountingDay("Transfer released and posted to the ledger.", text("on"))}
      open
      isPossible={canRelease}
      act={({ text, ticked }) =>
        acts.release({ transferId, on: text("on"), isLate: ticked("isLate"), note: text("note") })
      }
    >
      {(field) => (
        <>
          <Text>The books then say that the cash left the Administrative Agent for the organisation on this day.</Text>
          <TodayInput label="Sent on" required latest={latest} {...field("on")} />
          <LateFields field={field} />
        </>
      )}
    </OneAct>
  );
}

const DIALOGS = {
  override: {
    label: "Set aside what holds it back",
    title: "Set aside what holds this request back?",
    description: "The reason stays beside the request for ever, with your name and the list of what was set aside.",
    confirmLabel: "Set it aside",
    reason: { label: "Why may the money go out nevertheless?", required: true },
  },
  withdraw: {
    label: "Withdraw",
    title: "Withdraw this request?",
    description: "Its part of the tranche is free again for another request.",
    confirmLabel: "Withdraw the request",
    reason: { label: "Why is it withdrawn?", required: true },
  },
  refuse: {
    label: "Refuse",
    title: "Refuse this request?",
    description: "Its part of the tranche is free again for another request.",
    confirmLabel: "Refuse the request",
    reason: { label: "Why is it refused?", required: true },
  },
  reverse: {
    label: "Take the release back",
    title: "Take this release back?",
    description:
      "Both the release and its reversal stay in the books. Every figure from its day on is counted anew; where its period is closed, the reason is published with the restatement.",
    confirmLabel: "Take it back",
    reason: { label: "Why was the release wrong?", required: true },
  },
} as const;

function OpenActs({ open, acts, ...release }: Props) {
  const dialogs = [
    ...(open.canOverride ? (["override"] as const) : []),
    ...(open.canWithdraw ? (["withdraw"] as const) : []),
    ...(open.canRefuse ? (["refuse"] as const) : []),
    ...(open.canReverse ? (["reverse"] as const) : []),
  ];
  const isNothing = !open.canRelease && !open.isOwn && dialogs.length === 0;
  return (
    <>
      {open.canRelease || open.canReverse ? <Release {...release} open={open} acts={acts} /> : null}
      {open.isOwn ? <Text>You prepared this request: another person releases it.</Text> : null}
      {isNothing ? <Text tone="muted">Nothing: the request waits for others, or it has ended.</Text> : null}
      <Row gap="small">
        {dialogs.map((name) => (
          <ConfirmDialog key={name} {...DIALOGS[name]} size="small" onConfirm={acts[name]} />
        ))}
      </Row>
    </>
  );
}

/** What this person may do with the request now; nothing while another day is looked at. */
export function TransferActsPanel({ open, ...props }: Omit<Props, "open"> & { open: Open | null }) {
  return (
    <Panel title="What you can do now" tone="blue">
      {open ? (
        <OpenActs open={open} {...props} />
      ) : (
        <Text tone="muted">You see the request as it stood on another day. Clear the days to act.</Text>
      )}
    </Panel>
  );
}
