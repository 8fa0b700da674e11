"use client";

import { useRouter } from "next/navigation";
import { ActForm } from "@/components/concept-notes/acts/act-form";
import type { Act, Answer } from "@/components/concept-notes/acts/use-act";
import { MoneyInput } from "@/components/ui/form/money-input";
import { Select } from "@/components/ui/form/select";
import { Textarea } from "@/components/ui/form/textarea";
import { Disclosure } from "@/components/ui/page/disclosure";
import { formatMoney, usd } from "@/lib/kernel/money";

/** One organisation's part of a tranche of which something is left to request. */
export type OpenPart = { number: number; organisationId: string; organisation: string; leftUsd: string };

type Prepared = { id: string; reference: string };

type Props = {
  requestKey: string;
  noteId: string;
  parts: readonly OpenPart[];
  act: Act<Readonly<Record<string, unknown>>, Prepared>;
};

const optionOf = ({ number, organisationId, organisation, leftUsd }: OpenPart) => ({
  value: `${number} ${organisationId}`,
  label: `Tranche ${number}, ${organisation}: ${formatMoney(usd(leftUsd))} left`,
});

/** Prepares a transfer request, which another person releases. */
export function PrepareForm({ requestKey, noteId, parts, act }: Props) {
  const router = useRouter();
  const prepare = async (input: Readonly<Record<string, unknown>>): Promise<Answer> => {
    const answer = await act(input);
    if (answer.ok) router.push(`/transfers/${answer.value.id}`);
    return answer;
  };
  return (
    <Disclosure summary="Prepare a transfer request">
      <ActForm
        name="transfer"
        label="Prepare the request"
        act={({ text }) => {
          const [trancheNumber, organisationId] = text("trancheNumber").split(" ");
          return prepare({
            requestKey,
            noteId,
            trancheNumber,
            organisationId,
            amountUsd: text("amountUsd"),
            note: text("note"),
          });
        }}
      >
        {(field) => {
          const { name, error } = field("amountUsd");
          return (
            <>
              <Select
                label="Tranche and organisation"
                required
                placeholder="Choose a part of the plan"
                options={parts.map(optionOf)}
                {...field("trancheNumber")}
              />
              <MoneyInput label="Amount" required currency="USD" amount={{ name }} error={error} />
              <Textarea label="Note" hint="For whoever releases it." rows={2} {...field("note")} />
            </>
          );
        }}
      </ActForm>
    </Disclosure>
  );
}
