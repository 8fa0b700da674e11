import type { Metadata } from "next";
import { ScenarioChoice } from "@/components/simulation/scenario-list";
import { LinkButton } from "@/components/ui/actions/button";
import { Empty } from "@/components/ui/feedback/empty";
import { PageHeader } from "@/components/ui/page/page-header";
import { requirePermission } from "@/lib/request/session";
import { listScenarios } from "@/lib/simulation/scenario.queries";

export const metadata: Metadata = { title: "Saved scenarios" };

export default async function ScenariosPage() {
  const actor = await requirePermission("simulation.run");
  const scenarios = await listScenarios(actor);

  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: "Funding simulation", href: "/simulation" }, { label: "Saved scenarios" }]}
        title="Saved scenarios"
        lead="Each keeps its question and its answer as it was worked out then. Choose two to four to see them side by side."
      />
      <ScenarioChoice
        rows={scenarios}
        action="/simulation/compare"
        empty={
          <Empty
            title="No scenario is saved yet"
            action={<LinkButton href="/simulation">Ask the simulation</LinkButton>}
          >
            An answer can be saved under a name.
          </Empty>
        }
      />
    </>
  );
}
