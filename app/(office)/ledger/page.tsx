import type { Metadata } from "next";
import { JournalFilters } from "@/components/journal/journal-filters";
import { LinesTotals } from "@/components/journal/lines-total";
import { SetsTable } from "@/components/journal/sets-table";
import { AnchorButton } from "@/components/ui/actions/button";
import { Pagination } from "@/components/ui/data/pagination";
import { hrefWith } from "@/components/ui/href";
import { Stack } from "@/components/ui/page/layout";
import { PageHeader } from "@/components/ui/page/page-header";
import { growsByCredit } from "@/lib/journal/journal-trace";
import { listJournalChoices, listSets, sumLines } from "@/lib/journal/journal.queries";
import { addressOf, isFiltered, journalFilter } from "@/lib/journal/journal.schema";
import type { OrganisationChoice } from "@/lib/organisations/organisation.queries";
import { orNotFound, requirePermission } from "@/lib/request/session";
import { readPeriod } from "@/lib/status/status.schema";

export const metadata: Metadata = { title: "Ledger" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const optionsOf = (organisations: readonly OrganisationChoice[]) =>
  organisations.map(({ slug, name }) => ({ value: slug, label: name }));

/** Every act in the books, with the lines that all figures of money are sums of. */
export default async function LedgerPage({ searchParams }: Props) {
  const actor = await requirePermission("ledger.read");
  const query = await searchParams;
  const period = readPeriod(query);
  const filter = { ...journalFilter.parse(query), from: period.from.day };
  const { rows, next } = await orNotFound(listSets(actor, filter));
  const { donors, punos } = await listJournalChoices(actor);
  const filtered = isFiltered(filter);
  const totals = filtered ? await sumLines(actor, filter) : [];
  const address = addressOf(filter);
  return (
    <>
      <PageHeader
        title="Ledger"
        lead="Every act in the books: balanced lines that are never changed or deleted. Every figure of money is a sum of them."
        actions={
          <AnchorButton href={hrefWith("/ledger/export", address, { after: "" })}>
            Download these acts (CSV)
          </AnchorButton>
        }
      />
      <Stack>
        <JournalFilters
          filter={address}
          period={period}
          choices={{ donors: optionsOf(donors), punos: optionsOf(punos) }}
          isFiltered={filtered}
        />
        <LinesTotals totals={totals} isCredit={growsByCredit(filter.account)} />
        <SetsTable rows={rows} isFiltered={filtered} on={filter} />
        <Pagination
          label="Acts"
          firstHref={filter.after ? hrefWith("/ledger", address, { after: "" }) : undefined}
          nextHref={next ? hrefWith("/ledger", address, { after: next }) : undefined}
        />
      </Stack>
    </>
  );
}
