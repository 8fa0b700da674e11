import type { Metadata } from "next";
import { ImportTable } from "@/components/imports/import-table";
import { LinkButton } from "@/components/ui/actions/button";
import { Pagination } from "@/components/ui/data/pagination";
import { PageHeader } from "@/components/ui/page/page-header";
import { kindsOpenTo } from "@/lib/imports/import-kinds";
import { listImports } from "@/lib/imports/import.queries";
import { importListFilter } from "@/lib/imports/import.schema";
import { orNotFound, requirePermission } from "@/lib/request/session";

export const metadata: Metadata = { title: "Imports" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Every file brought in, with what it made. */
export default async function ImportsPage({ searchParams }: Props) {
  const actor = await requirePermission("import.read");
  const { after } = importListFilter.parse(await searchParams);
  const page = await orNotFound(listImports(actor, after));
  const mayUpload = kindsOpenTo(actor).length > 0;
  return (
    <>
      <PageHeader
        title="Imports"
        lead="Contributions and older transfers brought in from files of other systems. A row is booked once, however often its file is imported."
        actions={mayUpload ? <LinkButton href="/imports/new">Import a file</LinkButton> : null}
      />
      <ImportTable rows={page.rows} />
      <Pagination
        label="imports"
        firstHref={after ? "/imports" : undefined}
        nextHref={page.next ? `/imports?after=${page.next}` : undefined}
      />
    </>
  );
}
