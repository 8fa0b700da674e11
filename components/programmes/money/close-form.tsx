"use client";

import { useRouter } from "next/navigation";
import { ActForm, type FieldOf } from "@/components/concept-notes/acts/act-form";
import type { Act } from "@/components/concept-notes/acts/use-act";
import { MoneyInput } from "@/components/ui/form/money-input";
import { Textarea } from "@/components/ui/form/textarea";
import { TodayInput } from "@/components/ui/form/today-input";
import { hrefWith } from "@/components/ui/href";
import { Text } from "@/components/ui/page/text";
import { formatMoney, usd } from "@/lib/kernel/money";
import { LateFields } from "./late-fields";
import type { Holder } from "./refund-form";

type Props = {
  noteId: string;
  revision: number;
  holders: readonly Holder[];
  latest: string;
  act: Act<Readonly<Record<string, unknown>>>;
};

type Told = { holder: Holder; index: number; field: FieldOf };

/** What one organisation gives back of what it holds, and the interest it earned. */
function Refund({ holder: { name, balanceUsd }, index, field }: Told) {
  const refund = field(`refunds.${index}.amountUsd`);
  const interest = field(`refunds.${index}.interestUsd`);
  return (
    <>
      <MoneyInput
        label={`Unspent balance refunded by ${name}`}
        hint={`It holds ${formatMoney(usd(balanceUsd))} unspent. Leave this empty where nothing comes back.`}
        currency="USD"
        amount={{ name: refund.name }}
        error={refund.error}
      />
      <MoneyInput
        label={`Interest returned by ${name}`}
        hint="What it earned on the money it held, beside the refund. Leave this empty where there was none."
        currency="USD"
        amount={{ name: interest.name }}
        error={interest.error}
      />
    </>
  );
}

/** What comes back of each organisation, and how what it keeps was settled. */
function Settlement({ holders, field }: { holders: readonly Holder[]; field: FieldOf }) {
  if (holders.length === 0)
    return <Text>No transfer of this programme is on the books, so nothing can come back through them.</Text>;
  return (
    <>
      {holders.map((holder, index) => (
        <Refund key={holder.id} holder={holder} index={index} field={field} />
      ))}
      <Textarea
        label="Settled outside these books"
        hint="Required where an organisation keeps money unspent: say how it was settled. After the closure no refund is recorded any more."
        rows={2}
        {...field("settledOutside")}
      />
    </>
  );
}

/** Records the final financial report and what each organisation gives back; the rest of the allocation is free again. */
export function CloseForm({ noteId, revision, holders, latest, act }: Props) {
  const router = useRouter();
  return (
    <ActForm
      name="close"
      label="Close the programme financially"
      act={({ text, ticked }) =>
        act({
          noteId,
          revision,
          finalFinancialOn: text("finalFinancialOn"),
          refunds: holders.map(({ id }, index) => ({
            organisationId: id,
            amountUsd: text(`refunds.${index}.amountUsd`),
            interestUsd: text(`refunds.${index}.interestUsd`),
          })),
          settledOutside: text("settledOutside"),
          isLate: ticked("isLate"),
          note: text("note"),
        })
      }
      onDone={({ text }) =>
        router.push(hrefWith(`/concept-notes/${noteId}/money`, { closed: text("finalFinancialOn") }))
      }
    >
      {(field) => (
        <>
          <TodayInput
            label="Final financial report received on"
            required
            latest={latest}
            {...field("finalFinancialOn")}
          />
          <Settlement holders={holders} field={field} />
          <LateFields field={field} />
        </>
      )}
    </ActForm>
  );
}
