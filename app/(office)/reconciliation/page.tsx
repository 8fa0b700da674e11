import type { Metadata } from "next";
import { ReconciliationTable } from "@/components/reconciliation/reconciliation-table";
import { LinkButton } from "@/components/ui/actions/button";
import { PageHeader } from "@/components/ui/page/page-header";
import { can } from "@/lib/access/permissions";
import { listReconciliations } from "@/lib/reconciliation/queries";
import { requirePermission } from "@/lib/request/session";

export const metadata: Metadata = { title: "Reconciliation" };

/** Official statements, and how far our books agree with each. */
export default async function ReconciliationsPage() {
  const actor = await requirePermission("reconciliation.read");
  const rows = await listReconciliations(actor);
  return (
    <>
      <PageHeader
        title="Reconciliation"
        lead="Official statements held against our books, figure by figure. A difference stays open until somebody says why it is there."
        actions={
          can(actor, "reconciliation.record") ? (
            <LinkButton href="/reconciliation/new">Compare a statement</LinkButton>
          ) : null
        }
      />
      <ReconciliationTable rows={rows} />
    </>
  );
}
