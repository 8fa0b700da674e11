import type { Metadata } from "next";
import { MoneyHeader } from "@/components/programmes/money/money-header";
import { TrancheForm } from "@/components/programmes/tranches/tranche-form";
import { typedFrom } from "@/components/programmes/tranches/typed-plan";
import { Text } from "@/components/ui/page/text";
import { PART } from "@/lib/kernel/address-parts";
import { today } from "@/lib/kernel/dates";
import { listOrganisationChoices } from "@/lib/organisations/organisation.queries";
import { findProgrammeMoney } from "@/lib/programmes/money/programme-money.queries";
import { pageNotFound, requireParams, requirePermission } from "@/lib/request/session";
import { planTranchesAction } from "../actions";

export const metadata: Metadata = { title: "Plan tranches" };

/** Plans how the approved amount is paid out. */
export default async function TranchesPage({ params }: PageProps<"/concept-notes/[id]/money/tranches">) {
  const actor = await requirePermission("tranche.plan");
  const { id } = await requireParams(params, { id: PART.id });
  const clocks = { asOf: today(), knownOn: today() };
  const money = await findProgrammeMoney(actor, id, clocks);
  if (!money) return pageNotFound();
  const { noteId, toPlan, plan, acts, namesOrganisations } = money;
  const others = namesOrganisations ? [] : await listOrganisationChoices(today(), ["un_entity"]);
  const known = money.organisations.map(({ id: organisationId, label }) => ({
    id: organisationId,
    name: label,
    leftUsd: toPlan.parts.get(organisationId) ?? null,
  }));
  const more = others
    .filter((one) => !known.some((each) => each.id === one.id))
    .map(({ id: organisationId, name, shortName }) => ({ id: organisationId, name: shortName ?? name, leftUsd: null }));

  return (
    <>
      <MoneyHeader money={money} part="Tranches" />
      {acts.canPlan && toPlan.leftUsd !== "0.00" ? (
        <TrancheForm
          noteId={noteId}
          toPlan={{ leftUsd: toPlan.leftUsd, outsideUsd: toPlan.outsideUsd }}
          version={plan?.version ?? 0}
          initial={typedFrom(money)}
          organisations={[...known, ...more]}
          isOpenList={!namesOrganisations}
          act={planTranchesAction}
        />
      ) : (
        <Text>
          Tranches are planned between the approval of a programme and the end of its activities, of what was not
          transferred before.
        </Text>
      )}
    </>
  );
}
