import type { Metadata } from "next";
import { KnownOnField } from "@/components/reporting-dates/reporting-dates-fields";
import { SimulationForm } from "@/components/simulation/simulation-form";
import { LinkButton } from "@/components/ui/actions/button";
import { FilterBar } from "@/components/ui/data/filter-bar";
import { DateInput } from "@/components/ui/form/date-input";
import { Stack } from "@/components/ui/page/layout";
import { PageHeader } from "@/components/ui/page/page-header";
import { can } from "@/lib/access/permissions";
import { toDecimal } from "@/lib/kernel/money";
import { readReportingDates } from "@/lib/reporting-dates/reporting-dates.schema";
import { requirePermission } from "@/lib/request/session";
import { findBasis, listScopes } from "@/lib/simulation/simulation.queries";
import { saveScenarioAction } from "./actions";

export const metadata: Metadata = { title: "Funding simulation" };
const ADDRESS = "/simulation";

export default async function SimulationPage({ searchParams }: PageProps<"/simulation">) {
  const actor = await requirePermission("simulation.run");
  const { typed, errors, asOf, knownOn } = readReportingDates(await searchParams);
  const clocks = { asOf, knownOn };
  const [{ programmes, withoutAmount }, scopes] = await Promise.all([findBasis(actor, clocks), listScopes(asOf)]);
  const waiting = programmes.map(({ id, reference, title, amount }) => ({
    id,
    reference,
    title,
    amountUsd: toDecimal(amount),
  }));

  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: "Committee overview", href: "/committee" }, { label: "Funding simulation" }]}
        title="Funding simulation"
        lead="With what the Fund holds, which programmes of the pipeline can be funded? Nothing is changed by asking."
        actions={
          <LinkButton variant="secondary" href={`${ADDRESS}/scenarios`}>
            Saved scenarios
          </LinkButton>
        }
      />
      <Stack gap="large">
        <FilterBar action={ADDRESS} label="by day" keepsPage>
          <DateInput
            label="As of"
            hint="What the pools held on this day."
            name="asOf"
            defaultValue={typed.asOf}
            error={errors.asOf}
          />
          <KnownOnField on={{ ...clocks, typed, errors }} />
        </FilterBar>
        <SimulationForm
          clocks={clocks}
          waiting={waiting}
          withoutAmount={withoutAmount}
          scopes={scopes.map(({ key, label }) => ({ value: key, label }))}
          address={`${ADDRESS}/run`}
          save={can(actor, "simulation.save") ? saveScenarioAction : undefined}
        />
      </Stack>
    </>
  );
}
