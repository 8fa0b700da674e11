import type { Metadata } from "next";
import { TransferFilters } from "@/components/transfers/transfer-filters";
import { TransferTable } from "@/components/transfers/transfer-table";
import { Pagination } from "@/components/ui/data/pagination";
import { Empty } from "@/components/ui/feedback/empty";
import { hrefWith } from "@/components/ui/href";
import { PageHeader } from "@/components/ui/page/page-header";
import { readReportingDates } from "@/lib/reporting-dates/reporting-dates.schema";
import { orNotFound, requirePermission } from "@/lib/request/session";
import { listTransferOrganisations, listTransfers } from "@/lib/transfers/transfer.queries";
import { isFiltered, transferFilter } from "@/lib/transfers/transfer.schema";

export const metadata: Metadata = { title: "Transfers" };

/** Every transfer request, the latest first: what waits to be released and for what, and what went out. */
export default async function TransfersPage({ searchParams }: PageProps<"/transfers">) {
  const actor = await requirePermission("transfer.read");
  const query = await searchParams;
  const filter = transferFilter.parse(query);
  const page = await orNotFound(listTransfers(actor, filter));
  const here = (after: string | undefined) => hrefWith("/transfers", { ...filter, after });
  return (
    <>
      <PageHeader
        title="Transfers"
        lead="The Fund Management Unit prepares a request out of a planned tranche; the Administrative Agent releases it. Nobody does both. An open condition or a missing report holds a release back."
      />
      <TransferFilters
        filter={filter}
        on={readReportingDates(query)}
        organisations={await listTransferOrganisations(actor)}
        isFiltered={isFiltered(filter)}
      />
      <TransferTable
        caption="Transfer requests, the latest first"
        rows={page.rows}
        canOpen
        on={filter}
        empty={
          isFiltered(filter) ? (
            <Empty title="No request matches">Clear the filters to see every request.</Empty>
          ) : (
            <Empty title="No transfer was requested yet">
              A request is prepared on the page of a programme&rsquo;s money, out of a planned tranche.
            </Empty>
          )
        }
      />
      <Pagination
        label="transfers"
        firstHref={filter.after ? here(undefined) : undefined}
        nextHref={page.next ? here(page.next) : undefined}
      />
    </>
  );
}
