import type { Metadata } from "next";
import { Comparison } from "@/components/simulation/comparison";
import { LinkButton } from "@/components/ui/actions/button";
import { Empty } from "@/components/ui/feedback/empty";
import { PageHeader } from "@/components/ui/page/page-header";
import { requirePermission } from "@/lib/request/session";
import { findScenarios } from "@/lib/simulation/scenario.queries";

export const metadata: Metadata = { title: "Scenarios side by side" };
const MOST = 4;

export default async function ComparePage({ searchParams }: PageProps<"/simulation/compare">) {
  const actor = await requirePermission("simulation.run");
  const { scenario } = await searchParams;
  const ids = [...new Set([scenario ?? []].flat())];
  const scenarios = await findScenarios(actor, ids.slice(0, MOST));

  return (
    <>
      <PageHeader
        breadcrumbs={[
          { label: "Funding simulation", href: "/simulation" },
          { label: "Saved scenarios", href: "/simulation/scenarios" },
          { label: "Side by side" },
        ]}
        title="Scenarios side by side"
        lead={ids.length > MOST ? "The first four of those chosen." : "Each as it was worked out when it was saved."}
      />
      {scenarios.length >= 2 ? (
        <Comparison scenarios={scenarios} />
      ) : (
        <Empty
          title="Choose two to four scenarios"
          action={<LinkButton href="/simulation/scenarios">Saved scenarios</LinkButton>}
        >
          They are then shown side by side.
        </Empty>
      )}
    </>
  );
}
