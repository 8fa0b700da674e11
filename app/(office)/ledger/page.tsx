import type { Metadata } from "next";
import { SetFilters } from "@/components/ledger/set-filters";
import { type LedgerSet, SetList } from "@/components/ledger/set-list";
import { TakeBack } from "@/components/ledger/take-back";
import { LinkButton } from "@/components/ui/actions/button";
import { Pagination } from "@/components/ui/data/pagination";
import { hrefWith } from "@/components/ui/href";
import { PageHeader } from "@/components/ui/page/page-header";
import { can } from "@/lib/access/permissions";
import { actWords } from "@/lib/ledger/labels";
import { listSets } from "@/lib/ledger/sets/queries";
import { setFilter } from "@/lib/ledger/sets/schema";
import { orNotFound, requirePermission } from "@/lib/request/session";
import { reverseBookingAction } from "../fund-status/actions";
import { readOrganisations } from "./choices";

export const metadata: Metadata = { title: "Ledger" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Every act in the books with its balanced lines, under two clocks. */
export default async function LedgerPage({ searchParams }: Props) {
  const actor = await requirePermission("ledger.read");
  const filter = setFilter.parse(await searchParams);
  const { rows, next } = await orNotFound(listSets(actor, filter));
  const here = (changes: Record<string, string | undefined>) => hrefWith("/ledger", { ...filter, after: "" }, changes);
  const isFiltered = Object.values({ ...filter, after: undefined }).some((value) => value !== undefined);
  const mayReverse = can(actor, "booking.reverse");
  const actsFor = ({ id, act, subjectType, isReversed, reversesId }: LedgerSet) =>
    mayReverse && subjectType === "booking" && !isReversed && !reversesId ? (
      <TakeBack what={actWords(act)} act={reverseBookingAction.bind(null, id)} />
    ) : null;
  return (
    <>
      <PageHeader
        title="Ledger"
        lead="Every act in the books: lines that add up to zero, never edited, corrected by their mirror. Every figure of the Fund is a sum of these lines."
        actions={
          <LinkButton href={hrefWith("/ledger/export", { ...filter, after: "" })} variant="secondary">
            Download as CSV
          </LinkButton>
        }
      />
      <SetFilters filter={filter} organisations={await readOrganisations()} isFiltered={isFiltered} />
      <SetList sets={rows} actsFor={actsFor} />
      <Pagination
        label="acts"
        firstHref={filter.after ? here({}) : undefined}
        nextHref={next ? here({ after: next }) : undefined}
      />
    </>
  );
}
