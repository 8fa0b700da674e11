import { hrefWith } from "@/components/ui/href";
import { Section } from "@/components/ui/page/layout";
import { TextLink } from "@/components/ui/page/text";
import type { PublicProgramme } from "@/lib/open-data/public-shapes";
import { type ReportingDates, reportingDatesQuery } from "@/lib/reporting-dates/reporting-dates";
import { ProgrammeCards } from "../programme-cards";

type Props = {
  title: string;
  lead?: string;
  more: { href: string; label: string };
  programmes: readonly PublicProgramme[];
  on: ReportingDates;
};

/** The first three of a list, and the way to the whole; nothing where the list is empty. */
export function FirstProgrammes({ title, lead, more, programmes, on }: Props) {
  if (programmes.length === 0) return null;
  return (
    <Section
      title={title}
      lead={lead}
      actions={<TextLink href={hrefWith(more.href, reportingDatesQuery(on))}>{more.label}</TextLink>}
    >
      <ProgrammeCards programmes={programmes.slice(0, 3)} on={on} />
    </Section>
  );
}
