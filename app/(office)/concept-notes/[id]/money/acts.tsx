import "server-only";
import { randomUUID } from "node:crypto";
import { MeetConditionForm, SetConditionForm } from "@/components/programmes/money/condition-forms";
import { RefundForm, ReverseRefund } from "@/components/programmes/money/refund-form";
import { ReportForm } from "@/components/programmes/money/report-form";
import { PrepareForm } from "@/components/transfers/prepare-form";
import { latestToday } from "@/lib/kernel/dates";
import type { ProgrammeMoney, RefundRow } from "@/lib/programmes/money/programme-money.queries";
import {
  acceptReportAction,
  meetConditionAction,
  prepareTransferAction,
  recordRefundAction,
  reverseRefundAction,
  setConditionAction,
  submitReportAction,
} from "./actions";

type Props = { money: ProgrammeMoney };

/** Organisations with transfers on the books, and what each holds unspent. */
export const holdersOf = ({ organisations }: ProgrammeMoney) =>
  organisations
    .filter(({ transferredUsd }) => transferredUsd !== "0.00")
    .map(({ id, label, balanceUsd }) => ({ id, name: label, balanceUsd }));

/** The form for a transfer request; nothing where nothing is left to request, or the person may not. */
export function TrancheActs({ money: { noteId, tranches, organisations, acts } }: Props) {
  const parts = tranches
    .filter(({ leftUsd }) => leftUsd !== "0.00")
    .map((part) => ({
      ...part,
      organisation: organisations.find(({ id }) => id === part.organisationId)?.label ?? "An organisation",
    }));
  if (!acts.canPrepare || parts.length === 0) return null;
  return <PrepareForm requestKey={randomUUID()} noteId={noteId} parts={parts} act={prepareTransferAction} />;
}

/** The forms for conditions that are open to this person. */
export function ConditionActs({ money: { noteId, tranches, decisions, conditions, acts } }: Props) {
  const last = Math.max(0, ...tranches.map(({ number }) => number));
  const open = conditions.filter(({ metOn }) => metOn === null);
  return (
    <>
      {acts.canMeetCondition ? (
        <MeetConditionForm open={open} latest={latestToday()} act={meetConditionAction} />
      ) : null}
      {acts.canSetCondition ? (
        <SetConditionForm noteId={noteId} tranches={last} decisions={decisions} act={setConditionAction} />
      ) : null}
    </>
  );
}

/** The forms for reports that are open to this person. */
export function ReportActs({ money: { noteId, reports, acts } }: Props) {
  const unsent = reports.filter(({ submittedOn, coversTo }) => submittedOn === null && coversTo <= latestToday());
  const unread = reports.filter(({ submittedOn, acceptedOn }) => submittedOn !== null && acceptedOn === null);
  const told = { noteId, latest: latestToday() };
  return (
    <>
      {acts.canSubmitReport ? <ReportForm step="submit" reports={unsent} act={submitReportAction} {...told} /> : null}
      {acts.canAcceptReport ? <ReportForm step="accept" reports={unread} act={acceptReportAction} {...told} /> : null}
    </>
  );
}

/** The form for a refund; nothing where nothing was transferred, or the person may not. */
export function RefundActs({ money }: Props) {
  const { noteId, acts } = money;
  const holders = holdersOf(money);
  if (!acts.canRefund || holders.length === 0) return null;
  return (
    <RefundForm
      noteId={noteId}
      holders={holders}
      requestKey={randomUUID()}
      latest={latestToday()}
      act={recordRefundAction}
    />
  );
}

/** What this person may do with a refund that stands. */
export function refundActs({ noteId, acts }: ProgrammeMoney) {
  return function Acts({ id, reversal }: RefundRow) {
    if (!acts.canRefund || reversal !== null) return null;
    return <ReverseRefund act={reverseRefundAction.bind(null, noteId, id)} />;
  };
}
