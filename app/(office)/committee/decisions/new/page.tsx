import type { Metadata } from "next";
import { DecisionForm } from "@/components/committee/decision-form";
import { LinkButton } from "@/components/ui/actions/button";
import { Empty } from "@/components/ui/feedback/empty";
import { PageHeader } from "@/components/ui/page/page-header";
import { listNotesAwaitingDecision } from "@/lib/committee/decision.queries";
import { latestToday } from "@/lib/kernel/dates";
import { requirePermission } from "@/lib/request/session";
import { recordDecisionAction } from "./actions";

export const metadata: Metadata = { title: "Record a decision" };

export default async function NewDecisionPage({ searchParams }: PageProps<"/committee/decisions/new">) {
  const actor = await requirePermission("decision.record");
  const { note } = await searchParams;
  const notes = await listNotesAwaitingDecision(actor);

  return (
    <>
      <PageHeader
        breadcrumbs={[
          { label: "Committee overview", href: "/committee" },
          { label: "Decisions", href: "/committee/decisions" },
          { label: "New" },
        ]}
        title="Record a decision"
        lead="What the Steering Committee decided, in its own words. Everything in one record holds together: all of it or none."
      />
      {notes.length > 0 ? (
        <DecisionForm
          notes={notes}
          chosenId={typeof note === "string" ? note : undefined}
          latest={latestToday()}
          record={recordDecisionAction}
        />
      ) : (
        <Empty
          title="Nothing waits for a decision"
          action={
            <LinkButton variant="secondary" href="/concept-notes">
              See the notes
            </LinkButton>
          }
        >
          A note comes here when it is recommended, a programme document when it is appraised.
        </Empty>
      )}
    </>
  );
}
