import type { Metadata } from "next";
import { ReconciliationTable } from "@/components/reconciliation/reconciliation-table";
import { LinkButton } from "@/components/ui/actions/button";
import { Pagination } from "@/components/ui/data/pagination";
import { hrefWith } from "@/components/ui/href";
import { PageHeader } from "@/components/ui/page/page-header";
import { can } from "@/lib/access/permissions";
import { listReconciliations } from "@/lib/reconciliation/reconciliation.queries";
import { reconciliationListFilter } from "@/lib/reconciliation/reconciliation.schema";
import { orNotFound, requirePermission } from "@/lib/request/session";

export const metadata: Metadata = { title: "Reconciliation" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Official statements, and how far our books agree with each. */
export default async function ReconciliationsPage({ searchParams }: Props) {
  const actor = await requirePermission("reconciliation.read");
  const { after } = reconciliationListFilter.parse(await searchParams);
  const page = await orNotFound(listReconciliations(actor, after));
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
      <ReconciliationTable rows={page.rows} />
      <Pagination
        label="statements"
        firstHref={after ? "/reconciliation" : undefined}
        nextHref={page.next ? hrefWith("/reconciliation", { after: page.next }) : undefined}
      />
    </>
  );
}
