import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { MoneyHeader } from "@/components/programmes/money/money-header";
import { TrancheForm } from "@/components/programmes/tranches/tranche-form";
import { Text } from "@/components/ui/page/text";
import { today } from "@/lib/kernel/dates";
import { listOrganisationChoices } from "@/lib/organisations/queries";
import { findProgrammeMoney, type ProgrammeMoney } from "@/lib/programmes/money/queries";
import { requirePermission } from "@/lib/request/session";
import { planTranchesAction } from "../actions";

export const metadata: Metadata = { title: "Plan tranches" };

/** The plan as it stands, or one empty tranche. */
function typedFrom({ tranches, organisations }: ProgrammeMoney) {
  const last = Math.max(1, ...tranches.map(({ number }) => number));
  const numbers = Array.from({ length: last }, (_, index) => index + 1);
  return {
    reason: "",
    organisationIds: organisations.map(({ id }) => id),
    tranches: numbers.map((number) => {
      const parts = tranches.filter((one) => one.number === number);
      return {
        plannedOn: parts[0]?.plannedOn ?? "",
        amounts: Object.fromEntries(parts.map(({ organisationId, amountUsd }) => [organisationId, amountUsd])),
      };
    }),
  };
}

/** Plans how the approved amount is paid out. */
export default async function TranchesPage({ params }: PageProps<"/concept-notes/[id]/money/tranches">) {
  const actor = await requirePermission("tranche.plan");
  const { id } = await params;
  const clocks = { asOf: today(), knownOn: today() };
  const money = z.uuid().safeParse(id).success ? await findProgrammeMoney(actor, id, clocks) : null;
  if (!money) notFound();
  const { noteId, approvedUsd, plan, acts, namesOrganisations } = money;
  const others = namesOrganisations ? [] : await listOrganisationChoices(today(), ["un_entity"]);
  const known = money.organisations.map(({ id: organisationId, name, partUsd }) => ({
    id: organisationId,
    name,
    partUsd,
  }));
  const more = others
    .filter((one) => !known.some((each) => each.id === one.id))
    .map((one) => ({ ...one, partUsd: null }));

  return (
    <>
      <MoneyHeader money={money} part="Tranches" />
      {acts.canPlan ? (
        <TrancheForm
          {...{ noteId, approvedUsd }}
          version={plan?.version ?? 0}
          initial={typedFrom(money)}
          organisations={[...known, ...more]}
          isOpenList={!namesOrganisations}
          act={planTranchesAction}
        />
      ) : (
        <Text>Tranches are planned between the approval of a programme and the end of its activities.</Text>
      )}
    </>
  );
}
