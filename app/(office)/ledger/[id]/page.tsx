import type { Metadata } from "next";
import { SetRecord } from "@/components/journal/set-record";
import { ConfirmDialog } from "@/components/ui/actions/confirm-dialog";
import { hrefWith } from "@/components/ui/href";
import { PageHeader } from "@/components/ui/page/page-header";
import { TextLink } from "@/components/ui/page/text";
import { can } from "@/lib/access/permissions";
import { findSet } from "@/lib/journal/journal.queries";
import { PART } from "@/lib/kernel/address-parts";
import { today } from "@/lib/kernel/dates";
import { actWords } from "@/lib/ledger/ledger.labels";
import { isNow } from "@/lib/reporting-dates/reporting-dates";
import { earlierDates, readReportingDates } from "@/lib/reporting-dates/reporting-dates.schema";
import { orNotFound, requireParams, requirePermission } from "@/lib/request/session";
import { reverseBookingAction } from "../../fund-status/actions";

export const metadata: Metadata = { title: "Act in the books" };

/** One act of the books: its lines, its cause and both clocks; a booking can be taken back here. */
export default async function SetPage({ params, searchParams }: PageProps<"/ledger/[id]">) {
  const actor = await requirePermission("ledger.read");
  const dates = readReportingDates(await searchParams);
  const on = earlierDates(dates);
  const set = await orNotFound(findSet(actor, (await requireParams(params, { id: PART.id })).id, dates));
  const isStanding = set.isBooking && set.reversesId === null && set.reversedById === null;
  return (
    <>
      <PageHeader
        title={actWords(set.act)}
        breadcrumbs={[{ label: "Ledger", href: hrefWith("/ledger", on) }, { label: "Act" }]}
        meta={<TextLink href={hrefWith("/ledger", { ...on, act: set.act })}>All acts of this kind</TextLink>}
        actions={
          isStanding && isNow(dates, today()) && can(actor, "booking.reverse") ? (
            <ConfirmDialog
              label="Take back"
              title="Take this booking back?"
              description="Both the booking and its mirror stay in the books. Every figure from its day on is counted anew; where its period is closed, the reason is published with the restatement."
              confirmLabel="Take the booking back"
              reason={{ label: "Why is this booking wrong?", required: true }}
              onConfirm={reverseBookingAction.bind(null, set.id)}
            />
          ) : undefined
        }
      />
      <SetRecord set={set} on={on} />
    </>
  );
}
