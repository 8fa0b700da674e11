import type { Metadata } from "next";
import { EntriesTable } from "@/components/contributions/list/entries-table";
import { EntryFilters } from "@/components/contributions/list/entry-filters";
import { ListActions } from "@/components/contributions/list/list-actions";
import { Sums } from "@/components/contributions/sums";
import { Pagination } from "@/components/ui/data/pagination";
import { hrefWith } from "@/components/ui/href";
import { Section } from "@/components/ui/page/layout";
import { PageHeader } from "@/components/ui/page/page-header";
import { can } from "@/lib/access/permissions";
import { sumsOf } from "@/lib/contributions/contribution-entries";
import { basisOf, captionOf, KIND_OF_SUM } from "@/lib/contributions/contribution.labels";
import { listDonors, listEntries, sumEntries } from "@/lib/contributions/entries/entry.queries";
import { entryFilter, isFiltered } from "@/lib/contributions/entries/entry.schema";
import { readReportingDates } from "@/lib/reporting-dates/reporting-dates.schema";
import { orNotFound, requirePermission } from "@/lib/request/session";
import { currencyOptions, donorOptions, readTargetNames, readYears } from "./choices";

export const metadata: Metadata = { title: "Contributions" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Every pledge, commitment and deposit this person may see, with totals that obey the filters. */
export default async function ContributionsPage({ searchParams }: Props) {
  const actor = await requirePermission("contribution.read");
  const query = await searchParams;
  const [filter, on] = [entryFilter.parse(query), readReportingDates(query)];
  const page = await orNotFound(listEntries(actor, filter));
  const totals = await sumEntries(actor, { ...filter, kind: undefined });
  const names = await readTargetNames(on.asOf);
  const donors = donorOptions(await listDonors(actor, on.asOf));
  const here = (changes: Record<string, string | undefined>) =>
    hrefWith("/contributions", { ...filter, after: undefined }, changes);
  return (
    <>
      <PageHeader
        title="Contributions"
        lead="Pledges, commitments and deposits as they were booked. A mistake is corrected by a reversal; nothing is edited or deleted."
        actions={<ListActions mayRecord={can(actor, "contribution.record")} filter={filter} />}
      />
      <Sums sums={sumsOf(totals)} basis={basisOf(filter, on)} hrefOf={(name) => here({ kind: KIND_OF_SUM[name] })} />
      <Section title="Entries">
        <EntryFilters
          filter={filter}
          on={on}
          choices={{ donors, years: await readYears(), currencies: currencyOptions, names }}
          isFiltered={isFiltered(filter)}
        />
        <EntriesTable caption={captionOf(filter, totals)} rows={page.rows} filter={filter} names={names} />
        <Pagination
          label="entries"
          firstHref={filter.after ? here({}) : undefined}
          nextHref={page.next ? here({ after: page.next }) : undefined}
        />
      </Section>
    </>
  );
}
