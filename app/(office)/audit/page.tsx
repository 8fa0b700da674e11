import type { Metadata } from "next";
import { Suspense } from "react";
import { AuditFilters } from "@/components/audit/audit-filters";
import { AuditTable } from "@/components/audit/audit-table";
import { AnchorButton } from "@/components/ui/actions/button";
import { Pagination } from "@/components/ui/data/pagination";
import { Skeleton } from "@/components/ui/feedback/skeleton";
import { hrefWith } from "@/components/ui/href";
import { Stack } from "@/components/ui/page/layout";
import { PageHeader } from "@/components/ui/page/page-header";
import type { Actor } from "@/lib/access/permissions";
import { listAuditFacts } from "@/lib/audit/audit.queries";
import { type AuditFilter, auditFilter } from "@/lib/audit/audit.schema";
import { subjectPath } from "@/lib/audit/subject-path";
import { listPeopleChoices } from "@/lib/people/person.queries";
import { orNotFound, requirePermission } from "@/lib/request/session";

export const metadata: Metadata = { title: "Audit" };

type Props = { searchParams: Promise<Record<string, string | string[]>> };

/** Every act: who, what, on what, when, before and after. */
export default async function AuditPage({ searchParams }: Props) {
  const actor = await requirePermission("audit.read");
  const filter = auditFilter.parse(await searchParams);
  const people = await listPeopleChoices(actor);
  const exportHref = hrefWith("/audit/export", filter, { after: "" });
  return (
    <>
      <PageHeader
        title="Audit"
        lead="A permanent record of every action. Entries cannot be changed or deleted. Times are in UTC."
        actions={<AnchorButton href={exportHref}>Download these acts (CSV)</AnchorButton>}
      />
      <AuditFilters filter={filter} people={people} />
      <Suspense fallback={<Skeleton lines={10} label="Loading acts" />}>
        <AuditList actor={actor} filter={filter} />
      </Suspense>
    </>
  );
}

async function AuditList({ actor, filter }: { actor: Actor; filter: AuditFilter }) {
  const { rows, next } = await orNotFound(listAuditFacts(actor, filter));
  return (
    <Stack>
      <AuditTable rows={rows.map((row) => ({ ...row, subjectHref: subjectPath(actor, row) }))} />
      <Pagination
        label="Acts"
        firstHref={filter.after ? hrefWith("/audit", filter, { after: "" }) : undefined}
        nextHref={next ? hrefWith("/audit", filter, { after: next }) : undefined}
      />
    </Stack>
  );
}
