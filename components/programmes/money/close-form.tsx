"use client";

import { useRouter } from "next/navigation";
import { ActForm, type FieldOf } from "@/components/concept-notes/acts/act-form";
import type { Act } from "@/components/concept-notes/acts/use-act";
import { DateInput } from "@/components/ui/form/date-input";
import { MoneyInput } from "@/components/ui/form/money-input";
import { Text } from "@/components/ui/page/text";
import { formatMoney, usd } from "@/lib/kernel/money";
import { LateFields } from "./late-fields";
import type { Holder } from "./refund-form";

type Props = {
  noteId: string;
  revision: number;
  holders: readonly Holder[];
  today: string;
  act: Act<Readonly<Record<string, unknown>>>;
};

/** What each organisation gives back of what it holds. */
function Refunds({ holders, field }: { holders: readonly Holder[]; field: FieldOf }) {
  if (holders.length === 0)
    return <Text>No transfer of this programme is on the books, so nothing can come back through them.</Text>;
  return holders.map(({ id, name, balanceUsd }, index) => {
    const { name: input, error } = field(`refunds.${index}.amountUsd`);
    return (
      <MoneyInput
        key={id}
        label={`Unspent balance refunded by ${name}`}
        hint={`It holds ${formatMoney(usd(balanceUsd))} unspent. Leave this empty where nothing was left.`}
        currency="USD"
        amount={{ name: input }}
        error={error}
      />
    );
  });
}

/** Records the final financial report and what each organisation gives back; the rest of the allocation is free again. */
export function CloseForm({ noteId, revision, holders, today, act }: Props) {
  const router = useRouter();
  return (
    <ActForm
      name="close"
      label="Close the programme financially"
      act={({ text, ticked }) =>
        act({
          ...{ noteId, revision, finalFinancialOn: text("finalFinancialOn") },
          refunds: holders.map(({ id }, index) => ({
            organisationId: id,
            amountUsd: text(`refunds.${index}.amountUsd`),
          })),
          ...{ isLate: ticked("isLate"), note: text("note") },
        })
      }
      onDone={() => router.push(`/concept-notes/${noteId}/money`)}
    >
      {(field) => (
        <>
          <DateInput
            label="Final financial report received on"
            required
            max={today}
            defaultValue={today}
            {...field("finalFinancialOn")}
          />
          <Refunds holders={holders} field={field} />
          <LateFields field={field} />
        </>
      )}
    </ActForm>
  );
}
