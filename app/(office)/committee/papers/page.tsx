import type { Metadata } from "next";
import { PaperList } from "@/components/committee/paper-list";
import { LinkButton } from "@/components/ui/actions/button";
import { Empty } from "@/components/ui/feedback/empty";
import { PageHeader } from "@/components/ui/page/page-header";
import { can } from "@/lib/access/permissions";
import { listPapers } from "@/lib/committee/paper.queries";
import { requirePermission } from "@/lib/request/session";

export const metadata: Metadata = { title: "Committee papers" };

export default async function PapersPage() {
  const actor = await requirePermission("paper.read");
  const papers = await listPapers(actor);

  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: "Committee overview", href: "/committee" }, { label: "Papers" }]}
        title="Committee papers"
        lead="What is put before the Steering Committee, with the funding scenarios attached."
        actions={
          can(actor, "paper.record") ? <LinkButton href="/committee/papers/new">Record a paper</LinkButton> : null
        }
      />
      <PaperList
        rows={papers}
        empty={<Empty title="No paper is recorded yet">The first one appears here as soon as it is recorded.</Empty>}
      />
    </>
  );
}
