import type { Metadata } from "next";
import { Sums } from "@/components/contributions/sums";
import { ContributionsTable, YearsTable } from "@/components/contributions/sums-tables";
import { ReportingDatesForm } from "@/components/reporting-dates/reporting-dates-form";
import { LinkButton } from "@/components/ui/actions/button";
import { hrefWith } from "@/components/ui/href";
import { Section } from "@/components/ui/page/layout";
import { PageHeader } from "@/components/ui/page/page-header";
import { can } from "@/lib/access/permissions";
import { basisOf, KIND_OF_SUM } from "@/lib/contributions/contribution.labels";
import { findDonor } from "@/lib/contributions/donor.queries";
import { PART } from "@/lib/kernel/address-parts";
import { ORGANISATION_TYPE_LABELS } from "@/lib/organisations/organisation.labels";
import { reportingDatesQuery } from "@/lib/reporting-dates/reporting-dates";
import { formatReportingDates } from "@/lib/reporting-dates/reporting-dates.labels";
import { readReportingDates } from "@/lib/reporting-dates/reporting-dates.schema";
import { orNotFound, requireParams, requirePermission } from "@/lib/request/session";

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export const metadata: Metadata = { title: "Donor" };

/** One donor: what it gave up to a day, by year and by contribution. */
export default async function DonorPage({ params, searchParams }: Props) {
  const actor = await requirePermission("contribution.read");
  const on = readReportingDates(await searchParams);
  const { slug } = await requireParams(params, { slug: PART.slug });
  const { donor, totals, years, contributions } = await orNotFound(findDonor(actor, slug, on));
  const rowsOf = (changes: Record<string, string | undefined>) =>
    hrefWith("/contributions", { donor: slug, ...reportingDatesQuery(on) }, changes);
  return (
    <>
      <PageHeader
        eyebrow={ORGANISATION_TYPE_LABELS[donor.type]}
        title={donor.name}
        lead={`What ${donor.name} pledged, committed and deposited, as of ${formatReportingDates(on)}.`}
        breadcrumbs={[
          { label: "Contributions", href: hrefWith("/contributions", reportingDatesQuery(on)) },
          { label: donor.name },
        ]}
        actions={
          can(actor, "contribution.record") ? (
            <LinkButton href={`/contributions/new?donor=${slug}`}>Record a contribution</LinkButton>
          ) : null
        }
      />
      <ReportingDatesForm action={`/contributions/donors/${slug}`} on={on} />
      <Sums sums={totals} basis={basisOf({}, on)} hrefOf={(name) => rowsOf({ kind: KIND_OF_SUM[name] })} />
      <Section title="By year" lead="Each amount stands in the year in which it was announced, signed or received.">
        <YearsTable years={years} hrefOf={(year) => rowsOf({ year: String(year) })} totals={totals} />
      </Section>
      <Section title="Contributions">
        <ContributionsTable contributions={contributions} on={on} />
      </Section>
    </>
  );
}
