import { MomentText } from "@/components/ui/data/date";
import { hrefWith } from "@/components/ui/href";
import { PageHeader } from "@/components/ui/page/page-header";
import { TextLink } from "@/components/ui/page/text";
import { ORGANISATION_TYPE_LABELS, type OrganisationType } from "@/lib/organisations/organisation.labels";
import type { ReportingDatesFilter } from "@/lib/reporting-dates/reporting-dates.schema";

type Props = {
  contribution: {
    reference: string;
    title: string;
    source: string;
    createdAt: Date;
    donor: { slug: string; name: string; type: OrganisationType };
  };
  /** The clocks of the address, which links keep. */
  on: ReportingDatesFilter;
};

/** What the contribution is, who gives it, and where it is known from. */
export function ContributionHeader({ contribution, on: { asOf, knownOn } }: Props) {
  const { reference, title, source, createdAt, donor } = contribution;
  const at = (path: string) => hrefWith(path, { asOf, knownOn });
  return (
    <PageHeader
      eyebrow={`Contribution ${reference}`}
      title={title}
      breadcrumbs={[{ label: "Contributions", href: at("/contributions") }, { label: reference }]}
      lead={
        <>
          <TextLink href={at(`/contributions/donors/${donor.slug}`)}>{donor.name}</TextLink>,{" "}
          {ORGANISATION_TYPE_LABELS[donor.type]}
        </>
      }
      meta={
        <>
          <span>Source: {source}</span>
          <span>
            Opened on <MomentText at={createdAt} />
          </span>
        </>
      }
    />
  );
}
