import { StateBadge } from "@/components/transfers/transfer-state";
import { StageBadge } from "@/components/ui/data/badge";
import { Columns } from "@/components/ui/page/layout";
import { LinkCard } from "@/components/ui/page/link-card";
import { MOVE_LABELS, STAGE_LABELS } from "@/lib/concept-notes/concept-note.labels";
import type { DeskAct } from "@/lib/concept-notes/desk-items";
import type { DeskItem } from "@/lib/concept-notes/desk.queries";
import type { Move } from "@/lib/concept-notes/stages";
import type { DepositToConfirm } from "@/lib/contributions/deposit-confirmation.queries";
import type { Day } from "@/lib/kernel/dates";
import type { TransferRow } from "@/lib/transfers/transfer.queries";
import { AmountText, ExampleMark, TimeInStage } from "./list/note-words";

type OtherAct = Exclude<DeskAct, Move>;

const OTHER: Readonly<Record<OtherAct, { label: string; href: (id: string) => string }>> = {
  review: { label: "Review", href: (id) => `/concept-notes/${id}?move=review#moves` },
  assign: { label: "Assign a reviewer", href: (id) => `/concept-notes/${id}?move=assign#moves` },
  "write-document": { label: "Write the programme document", href: (id) => `/concept-notes/${id}/document` },
  "complete-draft": { label: "Complete the draft", href: (id) => `/concept-notes/${id}/edit` },
  "await-decision": { label: "Read before the decision", href: (id) => `/concept-notes/${id}` },
  decide: { label: "Record the decision", href: (id) => `/committee/decisions/new?note=${id}` },
};

const isOther = (act: DeskAct): act is OtherAct => act in OTHER;

/** What is to be done and where. */
const whatOf = (act: DeskAct, id: string) =>
  isOther(act)
    ? { label: OTHER[act].label, href: OTHER[act].href(id) }
    : { label: MOVE_LABELS[act], href: `/concept-notes/${id}?move=${act}#moves` };

function DeskCard({ item, on }: { item: DeskItem; on: Day }) {
  const { id, act, title, reference, stage, stageSince, amountUsd, isExample } = item;
  const { label, href } = whatOf(act, id);
  return (
    <LinkCard
      href={href}
      level={2}
      eyebrow={
        <>
          {reference ?? "No reference yet"}, waiting <TimeInStage since={stageSince} on={on} />
        </>
      }
      title={`${label}: ${title || "untitled draft"}`}
      meta={
        <>
          <StageBadge stage={stage} label={STAGE_LABELS[stage]} />
          <AmountText amountUsd={amountUsd} />
          <ExampleMark isExample={isExample} />
        </>
      }
    />
  );
}

function ReleaseCard({ transfer, on }: { transfer: TransferRow; on: Day }) {
  const { id, reference, preparedAt, programme, organisation, state, amountUsd } = transfer;
  return (
    <LinkCard
      href={`/transfers/${id}`}
      level={2}
      eyebrow={
        <>
          {reference}, waiting <TimeInStage since={preparedOn(preparedAt)} on={on} />
        </>
      }
      title={`Release the transfer: ${programme.title}`}
      meta={
        <>
          <StateBadge state={state} />
          <AmountText amountUsd={amountUsd} />
          <span>to {organisation}</span>
        </>
      }
    />
  );
}

function ConfirmCard({ deposit, on }: { deposit: DepositToConfirm; on: Day }) {
  const { contributionId, reference, donorName, recordedOn, amountUsd } = deposit;
  return (
    <LinkCard
      href={`/contributions/${contributionId}#entries`}
      level={2}
      eyebrow={
        <>
          {reference}, waiting <TimeInStage since={recordedOn} on={on} />
        </>
      }
      title={`Confirm the deposit: ${donorName}`}
      meta={<AmountText amountUsd={amountUsd} />}
    />
  );
}

const preparedOn = (preparedAt: string): Day => preparedAt.slice(0, 10);

type Props = {
  items: readonly DeskItem[];
  transfers: readonly TransferRow[];
  deposits: readonly DepositToConfirm[];
  on: Day;
};

/** What waits for somebody, the longest wait first; each card leads to the act. */
export function DeskList({ items, transfers, deposits, on }: Props) {
  const cards = [
    ...items.map((item) => ({
      since: item.stageSince,
      card: <DeskCard key={`${item.id} ${item.act}`} item={item} on={on} />,
    })),
    ...transfers.map((transfer) => ({
      since: preparedOn(transfer.preparedAt),
      card: <ReleaseCard key={transfer.id} transfer={transfer} on={on} />,
    })),
    ...deposits.map((deposit) => ({
      since: deposit.recordedOn,
      card: <ConfirmCard key={deposit.id} deposit={deposit} on={on} />,
    })),
  ];
  return <Columns count={2}>{cards.sort((a, b) => a.since.localeCompare(b.since)).map(({ card }) => card)}</Columns>;
}
