import { ConcentrationBar } from "@/components/charts/concentration-bar";
import { hrefWith } from "@/components/ui/href";
import { Band, Columns, Section } from "@/components/ui/page/layout";
import { OutsideLink, Text, TextLink } from "@/components/ui/page/text";
import type { PublicDonor } from "@/lib/open-data/public-shapes";
import { type ReportingDates, reportingDatesQuery } from "@/lib/reporting-dates/reporting-dates";
import { formatReportingDates } from "@/lib/reporting-dates/reporting-dates.labels";
import { concentrationRows } from "../rows";

type Props = { on: ReportingDates; supportSentence: string; donors: readonly PublicDonor[]; deposited: string };

/** Who carries the Fund, and how a programme comes about. */
export function Closing({ on, supportSentence, donors, deposited }: Props) {
  const at = (path: string) => hrefWith(path, reportingDatesQuery(on));
  return (
    <Band tone="sunken">
      <Columns count={2}>
        <Section title="Donors" actions={<TextLink href={at("/donors")}>All donors</TextLink>}>
          <Text>{supportSentence}</Text>
          <ConcentrationBar
            title="Who carries the Fund"
            labelHeader="Donor"
            basis={`Deposits, as of ${formatReportingDates(on)}`}
            rows={concentrationRows(donors, deposited)}
          />
        </Section>
        <Section title="How a programme comes about">
          <Text>
            United Nations organisations write a concept note together with their national partners. The Fund Management
            Unit screens it, experts review it, and the Steering Committee decides by consensus. An endorsed note waits
            in the pipeline; with funding and an approved programme document it becomes a programme.
          </Text>
          <Text>
            <TextLink href="/help/stages">The stages, one by one</TextLink> ·{" "}
            <TextLink href={at("/decisions")}>Decisions of the Steering Committee</TextLink>
          </Text>
          <Text>
            The figures of this page for machines:{" "}
            <OutsideLink href={at("/api/v1/overview")}>the overview as open data</OutsideLink>.
          </Text>
        </Section>
      </Columns>
    </Band>
  );
}
