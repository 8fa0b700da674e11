"use client";

import type { Act, Answer } from "@/components/concept-notes/acts/use-act";
import { ConfirmDialog } from "@/components/ui/actions/confirm-dialog";
import { MoneyInput } from "@/components/ui/form/money-input";
import { Select } from "@/components/ui/form/select";
import { TodayInput } from "@/components/ui/form/today-input";
import { withCountingDay } from "@/lib/kernel/future-days";
import { formatMoney, usd } from "@/lib/kernel/money";
import { LateFields } from "./late-fields";
import { OneAct } from "./one-act";

export type Holder = { id: string; name: string; balanceUsd: string };

type Props = {
  requestKey: string;
  noteId: string;
  /** Organisations with transfers on the books, and what each holds unspent. */
  holders: readonly Holder[];
  latest: string;
  act: Act<Readonly<Record<string, unknown>>>;
};

/** Records what an organisation gave back before the closure. */
export function RefundForm({ requestKey, noteId, holders, latest, act }: Props) {
  return (
    <OneAct
      name="refund"
      summary="Record a refund"
      label="Record the refund"
      done={({ text }) => withCountingDay("Refund recorded.", text("on"))}
      act={({ text, ticked }) =>
        act({
          requestKey,
          noteId,
          organisationId: text("organisationId"),
          amountUsd: text("amountUsd"),
          on: text("on"),
          isLate: ticked("isLate"),
          note: text("note"),
        })
      }
    >
      {(field) => {
        const { name, error } = field("amountUsd");
        return (
          <>
            <Select
              label="UN organisation"
              required
              placeholder="Choose an organisation"
              options={holders.map(({ id, name: words, balanceUsd }) => ({
                value: id,
                label: `${words}: holds ${formatMoney(usd(balanceUsd))} unspent`,
              }))}
              {...field("organisationId")}
            />
            <MoneyInput label="Amount" required currency="USD" amount={{ name }} error={error} />
            <TodayInput label="Received on" required latest={latest} {...field("on")} />
            <LateFields field={field} />
          </>
        );
      }}
    </OneAct>
  );
}

/** Takes back a refund that was recorded wrongly. */
export function ReverseRefund({ act }: { act: (reason: string) => Promise<Answer> }) {
  return (
    <ConfirmDialog
      label="Take back"
      title="Take back this refund?"
      description="Both the refund and its reversal stay in the books. Every figure from its day on is counted anew; where its period is closed, the reason is published with the restatement."
      confirmLabel="Take the refund back"
      reason={{ label: "Why is this refund wrong?", required: true }}
      size="small"
      onConfirm={act}
    />
  );
}
