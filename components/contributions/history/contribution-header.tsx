import { MomentText } from "@/components/ui/data/date";
import { PageHeader } from "@/components/ui/page/page-header";
import { TextLink } from "@/components/ui/page/text";
import { ORGANISATION_TYPE_LABELS, type OrganisationType } from "@/lib/organisations/labels";

type Props = {
  contribution: {
    reference: string;
    title: string;
    source: string;
    createdAt: Date;
    donor: { slug: string; name: string; type: OrganisationType };
  };
};

/** What the contribution is, who gives it, and where it is known from. */
export function ContributionHeader({ contribution: { reference, title, source, createdAt, donor } }: Props) {
  return (
    <PageHeader
      eyebrow={`Contribution ${reference}`}
      title={title}
      breadcrumbs={[{ label: "Contributions", href: "/contributions" }, { label: reference }]}
      lead={
        <>
          <TextLink href={`/contributions/donors/${donor.slug}`}>{donor.name}</TextLink>,{" "}
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
