import type { Metadata } from "next";
import { Balances } from "@/components/contributions/history/balances";
import { ContributionHeader } from "@/components/contributions/history/contribution-header";
import { Done } from "@/components/contributions/history/done";
import { HistoryTable } from "@/components/contributions/history/history-table";
import { RecordLinks } from "@/components/contributions/history/record-links";
import { RecordTimeline } from "@/components/contributions/history/record-timeline";
import { Sums } from "@/components/contributions/sums";
import { Warnings } from "@/components/contributions/history/warnings";
import { Section } from "@/components/ui/page/layout";
import { can } from "@/lib/access/permissions";
import { findContribution } from "@/lib/contributions/history/queries";
import { today } from "@/lib/kernel/dates";
import { orNotFound, requirePermission } from "@/lib/request/session";
import { readTargetNames } from "../choices";
import { actsFor } from "./acts";
import { EntrySection } from "./entry-section";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ record?: string; done?: string }> };

export const metadata: Metadata = { title: "Contribution" };

/** One contribution: what it comes to, what to look at, every entry, and who recorded it. */
export default async function ContributionPage({ params, searchParams }: Props) {
  const actor = await requirePermission("contribution.read");
  const { id } = await params;
  const { record, done } = await searchParams;
  const contribution = await orNotFound(findContribution(actor, id));
  const { entries, inUsd, warnings } = contribution;
  const mayRecord = can(actor, "contribution.record");
  const names = await readTargetNames(today());
  return (
    <>
      <ContributionHeader contribution={contribution} />
      <Done what={done} />
      <Warnings warnings={warnings} />
      <Sums
        sums={inUsd}
        basis="Booked USD values of this contribution."
        hrefOf={() => `/contributions/${id}#entries`}
      />
      <Balances {...contribution} />
      {mayRecord ? <EntrySection contributionId={id} asked={record} /> : null}
      <Section title="Entries" id="entries" actions={mayRecord ? <RecordLinks id={id} /> : null}>
        <HistoryTable entries={entries} names={names} actsOn={actsFor(actor)} />
      </Section>
      <Section title="Who recorded what, and when">
        <RecordTimeline entries={entries} />
      </Section>
    </>
  );
}
