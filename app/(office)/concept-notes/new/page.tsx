import type { Metadata } from "next";
import { StartForm } from "@/components/concept-notes/form/start-form";
import { Alert } from "@/components/ui/feedback/alert";
import { PageHeader } from "@/components/ui/page/page-header";
import { requirePermission } from "@/lib/request/session";
import { startDraftAction } from "./actions";

export const metadata: Metadata = { title: "Start a concept note" };

export default async function NewNotePage() {
  const actor = await requirePermission("concept-note.draft");
  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: "Concept notes and programmes", href: "/concept-notes" }, { label: "New" }]}
        title="Start a concept note"
        lead="Give it a title; you can change it until you submit. The rest follows on the next page and saves itself as you type."
      />
      {actor.organisationId ? (
        <StartForm start={startDraftAction} />
      ) : (
        <Alert tone="warning" title="You belong to no organisation yet">
          A concept note is led by a UN organisation. Ask an administrator to add yours to your account.
        </Alert>
      )}
    </>
  );
}
