import { MoneyText } from "@/components/ui/data/money";
import { Empty } from "@/components/ui/feedback/empty";
import { hrefWith } from "@/components/ui/href";
import { Section, Stack } from "@/components/ui/page/layout";
import { List, TextLink } from "@/components/ui/page/text";
import { BUCKET_LABELS } from "@/lib/concept-notes/concept-note.labels";
import type { CountAndMoney, PublicProgramme, RegionalBrief } from "@/lib/open-data/public-shapes";
import { type ReportingDates, reportingDatesQuery } from "@/lib/reporting-dates/reporting-dates";
import { formatReportingDates } from "@/lib/reporting-dates/reporting-dates.labels";
import { ProgrammeCards } from "../programme-cards";

type PartProps = {
  title: string;
  total: CountAndMoney;
  basis: string;
  programmes: readonly PublicProgramme[];
  on: ReportingDates;
  empty: string;
};

function Part({ title, total, basis, programmes, on, empty }: PartProps) {
  const words = `${total.count} ${total.count === 1 ? "programme" : "programmes"}`;
  return (
    <Section
      title={title}
      lead={
        <>
          {words}, <MoneyText amount={total.amount} short />. {basis}.
        </>
      }
    >
      {programmes.length > 0 ? <ProgrammeCards programmes={programmes} on={on} whole /> : <Empty title={empty} />}
    </Section>
  );
}

/** Concept notes from the region: what is funded, what waits, and what reaches beyond the region. */
export function BriefProgrammes({ brief }: { brief: RegionalBrief }) {
  const { funded, pipeline, alsoReaching, region } = brief;
  const day = formatReportingDates(brief);
  return (
    <Stack gap="large">
      <Part
        title="Funded programmes"
        {...funded}
        on={brief}
        basis={`Approved amounts, as of ${day}`}
        empty={`No programme in ${region.name} was funded on ${day}`}
      />
      <Part
        title={BUCKET_LABELS.pipeline}
        {...pipeline}
        on={brief}
        basis={`Endorsed amounts, as of ${day}`}
        empty={`Nothing from ${region.name} was in the pipeline on ${day}`}
      />
      {alsoReaching.length > 0 ? (
        <Section
          title="Also reaching this region"
          lead="Programmes over several regions whose money is not divided; it is in no single region’s total."
        >
          <List
            items={alsoReaching.map(({ href, title, placesLabel }) => ({
              key: href,
              content: (
                <>
                  <TextLink href={hrefWith(href, reportingDatesQuery(brief))}>{title}</TextLink>, {placesLabel}
                </>
              ),
            }))}
          />
        </Section>
      ) : null}
    </Stack>
  );
}
