"use client";

import { ConfirmDialog } from "@/components/ui/actions/confirm-dialog";
import { Row } from "@/components/ui/page/layout";
import type { Answer } from "../booking/use-booking";

type Props = {
  /** "the deposit of 31 January 2024 over USD 1,000.00". */
  what: string;
  /** Absent where this person may not, or there is nothing left to do. */
  confirm?: (() => Promise<Answer>) | undefined;
  reverse?: ((reason: string) => Promise<Answer>) | undefined;
};

/** What may be done with one entry. */
export function EntryActs({ what, confirm, reverse }: Props) {
  return (
    <Row gap="small">
      {confirm ? (
        <ConfirmDialog
          label="Confirm"
          title={`Confirm ${what}?`}
          description="You say that the cash has arrived with the Administrative Agent. This stays on record with your name."
          confirmLabel="Confirm the deposit"
          size="small"
          onConfirm={confirm}
        />
      ) : null}
      {reverse ? (
        <ConfirmDialog
          label="Reverse"
          title={`Reverse ${what}?`}
          description="Both the entry and its reversal stay visible. Every figure from the day of the entry on is counted anew; where its period is closed, the reason is published with the restatement."
          confirmLabel="Reverse the entry"
          reason={{ label: "Why is this entry wrong?", required: true }}
          size="small"
          onConfirm={reverse}
        />
      ) : null}
    </Row>
  );
}
