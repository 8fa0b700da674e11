import type { Metadata } from "next";
import { Balances } from "@/components/contributions/history/balances";
import { ContributionHeader } from "@/components/contributions/history/contribution-header";
import { HistoryTable } from "@/components/contributions/history/history-table";
import { RecordLinks } from "@/components/contributions/history/record-links";
import { RecordTimeline } from "@/components/contributions/history/record-timeline";
import { Done } from "@/components/contributions/history/success-message";
import { Warnings } from "@/components/contributions/history/warnings";
import { Sums } from "@/components/contributions/sums";
import { ReportingDatesForm } from "@/components/reporting-dates/reporting-dates-form";
import { hrefWith } from "@/components/ui/href";
import { Section } from "@/components/ui/page/layout";
import { can } from "@/lib/access/permissions";
import { findContribution } from "@/lib/contributions/contribution-history.queries";
import { PART } from "@/lib/kernel/address-parts";
import { today } from "@/lib/kernel/dates";
import { isNow } from "@/lib/reporting-dates/reporting-dates";
import { formatReportingDates } from "@/lib/reporting-dates/reporting-dates.labels";
import { earlierDates, readReportingDates } from "@/lib/reporting-dates/reporting-dates.schema";
import { orNotFound, requireParams, requirePermission } from "@/lib/request/session";
import { readTargetNames } from "../choices";
import { actsFor } from "./acts";
import { EntrySection } from "./entry-section";

type Query = { record?: string; done?: string; on?: string; asOf?: string; knownOn?: string };
type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };

export const metadata: Metadata = { title: "Contribution" };

/** One contribution: what it comes to, what to look at, every entry, and who recorded it. */
export default async function ContributionPage({ params, searchParams }: Props) {
  const actor = await requirePermission("contribution.read");
  const { id } = await requireParams(params, { id: PART.id });
  const { record, done, on: recordedOn, ...days } = await searchParams;
  const on = readReportingDates(days);
  const contribution = await orNotFound(findContribution(actor, id, on));
  const { entries, inUsd, warnings } = contribution;
  const mayRecord = can(actor, "contribution.record");
  const names = await readTargetNames(on.asOf);
  return (
    <>
      <ContributionHeader contribution={contribution} on={earlierDates(on)} />
      <ReportingDatesForm action={`/contributions/${id}`} on={on} />
      <Done what={done} on={recordedOn} />
      <Warnings warnings={warnings} />
      <Sums
        sums={inUsd}
        basis={`Booked USD values as of ${formatReportingDates(on)}.`}
        hrefOf={() => `${hrefWith(`/contributions/${id}`, earlierDates(on))}#entries`}
      />
      <Balances {...contribution} />
      {mayRecord ? <EntrySection contributionId={id} asked={record} /> : null}
      <Section title="Entries" id="entries" actions={mayRecord ? <RecordLinks id={id} /> : null}>
        <HistoryTable entries={entries} names={names} actsOn={isNow(on, today()) ? actsFor(actor) : () => null} />
      </Section>
      <Section title="Who recorded what, and when">
        <RecordTimeline entries={entries} />
      </Section>
    </>
  );
}
