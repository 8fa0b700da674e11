import type { Metadata } from "next";
import { StatementForm } from "@/components/reconciliation/statement-form";
import { PageHeader } from "@/components/ui/page/page-header";
import { latestToday } from "@/lib/kernel/dates";
import { requirePermission } from "@/lib/request/session";
import { recordReconciliationAction } from "../actions";

export const metadata: Metadata = { title: "Compare a statement" };

/** The form that takes an official statement. */
export default async function NewReconciliationPage() {
  await requirePermission("reconciliation.record");
  return (
    <>
      <PageHeader
        title="Compare a statement"
        lead="The figures are kept as they stand and compared with our books. No figure of ours changes."
        breadcrumbs={[{ label: "Reconciliation", href: "/reconciliation" }, { label: "New" }]}
      />
      <StatementForm latest={latestToday()} act={recordReconciliationAction} />
    </>
  );
}
