import type { ReactNode } from "react";
import { LinkButton } from "@/components/ui/actions/button";
import { DayText, MomentText } from "@/components/ui/data/date";
import { MoneyText } from "@/components/ui/data/money";
import { type Column, DataTable } from "@/components/ui/data/table";
import { Alert } from "@/components/ui/feedback/alert";
import { Empty } from "@/components/ui/feedback/empty";
import { Section } from "@/components/ui/page/layout";
import { Text } from "@/components/ui/page/text";
import { sum, toDecimal, usd, USD } from "@/lib/kernel/money";
import type { ProgrammeMoney, TrancheRow } from "@/lib/programmes/money/programme-money.queries";

type Props = {
  money: Pick<ProgrammeMoney, "noteId" | "tranches" | "toPlan" | "organisations" | "plan" | "acts">;
  /** What is done with a tranche: the form for a request. */
  children?: ReactNode;
};
type Tranche = TrancheRow & { organisation: string };

const COLUMNS: readonly Column<Tranche>[] = [
  { key: "number", header: "Tranche", rowHeader: true, nowrap: true, cell: ({ number }) => `Tranche ${number}` },
  { key: "organisation", header: "UN organisation", cell: ({ organisation }) => organisation },
  { key: "planned", header: "Planned for", cell: ({ plannedOn }) => <DayText on={plannedOn} /> },
  { key: "amount", header: "Amount", numeric: true, cell: ({ amountUsd }) => <MoneyText amount={amountUsd} /> },
  { key: "requested", header: "Requested", numeric: true, cell: (row) => <MoneyText amount={row.requestedUsd} /> },
  { key: "left", header: "Left", numeric: true, cell: ({ leftUsd }) => <MoneyText amount={leftUsd} /> },
];

/** What older records sent beside the tranches, and whether the plan leaves it out. */
function Outside({ toPlan: { leftUsd, outsideUsd }, tranches }: Pick<Props["money"], "toPlan" | "tranches">) {
  if (outsideUsd === "0.00") return null;
  const planned = sum(
    tranches.map(({ amountUsd }) => usd(amountUsd)),
    USD,
  );
  const fits = tranches.length === 0 || toDecimal(planned) === leftUsd;
  return (
    <Alert tone={fits ? "info" : "warning"}>
      <MoneyText amount={outsideUsd} /> were transferred outside requests, as older records say: tranches add up to the
      other <MoneyText amount={leftUsd} />.{fits ? null : " This plan is older than that: plan the tranches anew."}
    </Alert>
  );
}

/** The plan by which the approved amount is paid out, as it stands today. */
export function TrancheSection({ money: { noteId, tranches, toPlan, organisations, plan, acts }, children }: Props) {
  const nameOf = (id: string) => organisations.find((one) => one.id === id)?.label ?? "An organisation";
  const planning = (
    <LinkButton variant="secondary" href={`/concept-notes/${noteId}/money/tranches`}>
      {plan ? "Plan the tranches anew" : "Plan the tranches"}
    </LinkButton>
  );
  return (
    <Section
      title="Tranches"
      id="tranches"
      lead="The tranches of each organisation add up to its part, and all to the approved amount."
      actions={acts.canPlan ? planning : null}
    >
      <DataTable
        caption="Tranches by organisation"
        captionHidden
        columns={COLUMNS}
        rows={tranches
          .map((tranche) => ({ ...tranche, organisation: nameOf(tranche.organisationId) }))
          .sort((a, b) => a.number - b.number || a.organisation.localeCompare(b.organisation, "en"))}
        rowKey={({ number, organisationId }) => `${number} ${organisationId}`}
        stacks
        empty={<Empty title="No tranche is planned yet">A transfer is requested out of a planned tranche.</Empty>}
      />
      <Outside toPlan={toPlan} tranches={tranches} />
      {plan ? (
        <Text tone="small">
          Version {plan.version}, planned on <MomentText at={plan.plannedAt} />
          {plan.reason ? `: ${plan.reason}` : "."}
        </Text>
      ) : null}
      {children}
    </Section>
  );
}
