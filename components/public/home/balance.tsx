import { ShareBars } from "@/components/charts/share-bars";
import { ReportingDatesForm } from "@/components/reporting-dates/reporting-dates-form";
import { Columns, Section, Stack } from "@/components/ui/page/layout";
import { Prose, Text } from "@/components/ui/page/text";
import type { CountAndMoney, PublicArea } from "@/lib/open-data/public-shapes";
import { formatReportingDates } from "@/lib/reporting-dates/reporting-dates.labels";
import type { AskedDates } from "@/lib/reporting-dates/reporting-dates.schema";
import { areaRows } from "../rows";

type Props = {
  on: AskedDates;
  about: readonly string[];
  areas: readonly (PublicArea & { funded: CountAndMoney; pipeline: CountAndMoney })[];
  rounding: string;
};

/** What the Fund is, how its money stands among the five areas, and the day all figures are of. */
export function Balance({ on, about, areas, rounding }: Props) {
  return (
    <Columns count="main-aside">
      <Section title="A 360-degree approach" id="balance">
        <Prose>
          {about.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </Prose>
        <ShareBars
          title="The five thematic areas"
          labelHeader="Thematic area"
          basis={`Approved and endorsed amounts, as of ${formatReportingDates(on)}`}
          rows={areaRows(areas, on)}
        />
      </Section>
      <Stack>
        <ReportingDatesForm layout="heading" action="/" on={on} />
        <Text tone="small">{rounding}</Text>
      </Stack>
    </Columns>
  );
}
