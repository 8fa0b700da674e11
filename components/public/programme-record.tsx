import { ReportingDatesForm } from "@/components/reporting-dates/reporting-dates-form";
import { isArea } from "@/components/ui/data/areas";
import { AreaBadge } from "@/components/ui/data/badge";
import { DayText } from "@/components/ui/data/date";
import { Facts } from "@/components/ui/data/facts";
import { MoneyText } from "@/components/ui/data/money";
import { Timeline } from "@/components/ui/data/timeline";
import { hrefWith } from "@/components/ui/href";
import { Columns, Panel, Section, Stack } from "@/components/ui/page/layout";
import { PageHeader } from "@/components/ui/page/page-header";
import { List, Prose, Text, TextLink } from "@/components/ui/page/text";
import { BUCKET_LABELS } from "@/lib/concept-notes/concept-note.labels";
import { formatDay } from "@/lib/kernel/dates";
import type { PublicProgrammeRecord } from "@/lib/open-data/public-shapes";
import { markedName } from "@/lib/places/region-members";
import { type ReportingDates, reportingDatesQuery } from "@/lib/reporting-dates/reporting-dates";
import { formatReportingDates } from "@/lib/reporting-dates/reporting-dates.labels";
import type { AskedDates } from "@/lib/reporting-dates/reporting-dates.schema";
import { Footnotes } from "./programme-cards";

const NOT_STATED = "Not stated in the source";
const LISTS = {
  funded: { label: "Funded programmes", href: "/programmes" },
  pipeline: { label: BUCKET_LABELS.pipeline, href: "/pipeline" },
} as const;

const joined = (names: readonly string[]) => (names.length > 0 ? names.join(", ") : NOT_STATED);

function facts(record: PublicProgrammeRecord, on: ReportingDates) {
  const { area, amount, places, group, decision } = record;
  return [
    { label: "Amount", value: amount === null ? NOT_STATED : <MoneyText amount={amount} cents="when-needed" /> },
    {
      label: "Thematic area",
      value: area ? (
        <TextLink href={hrefWith(`/themes/${area.number}`, reportingDatesQuery(on))}>{area.name}</TextLink>
      ) : (
        NOT_STATED
      ),
    },
    {
      label: group ? group.name : "Places",
      value: places.map((place) => markedName(place) + (place.share === null ? "" : ` (${place.share} %)`)).join(", "),
    },
    { label: "UN organisations", value: joined(record.organisations.map(({ name }) => name)) },
    { label: "Government partners", value: joined(record.governmentPartners) },
    { label: "Duration", value: record.durationMonths === null ? NOT_STATED : `${record.durationMonths} months` },
    {
      label: "Decision",
      value: decision ? <TextLink href={`/decisions/${decision.number}`}>{decision.number}</TextLink> : NOT_STATED,
    },
  ];
}

function History({ history }: Pick<PublicProgrammeRecord, "history">) {
  const items = history.map(({ label, on, amount, decisionNumber }) => ({
    key: `${on}-${label}`,
    when: <DayText on={on} />,
    title: label,
    detail: (
      <>
        {amount === null ? null : <MoneyText amount={amount} cents="when-needed" />}{" "}
        {decisionNumber ? <TextLink href={`/decisions/${decisionNumber}`}>{decisionNumber}</TextLink> : null}
      </>
    ),
  }));
  return <Timeline items={items} />;
}

/** Everything published about one programme; what the source does not say is said to be unknown. */
export function ProgrammeRecord({ record, on }: { record: PublicProgrammeRecord; on: AskedDates }) {
  const { area, objectives, source } = record;
  const { label, href } = LISTS[record.bucket];
  return (
    <>
      <PageHeader
        breadcrumbs={[{ label, href: hrefWith(href, reportingDatesQuery(on)) }, { label: record.reference }]}
        eyebrow={record.placesLabel}
        title={record.title}
        meta={
          <>
            <span>{record.reference}</span>
            <span>
              {record.stageLabel} since {formatDay(record.since)}
            </span>
            {area && isArea(area.number) ? <AreaBadge number={area.number} /> : null}
          </>
        }
      />
      <Columns count="main-aside">
        <Stack gap="large">
          <Prose>
            <p>{record.summary}</p>
          </Prose>
          {objectives.length > 0 ? (
            <Section title="Objectives of the Global Compact">
              <List
                plain
                items={objectives.map(({ number, title }) => ({ key: String(number), content: `${number}. ${title}` }))}
              />
            </Section>
          ) : null}
          <Section title="History">
            <History history={record.history} />
          </Section>
          <Footnotes texts={record.footnotes} />
        </Stack>
        <Panel title="Facts">
          <Facts columns={1} items={facts(record, on)} />
          <Text tone="small">As of {formatReportingDates(on)}.</Text>
          {source ? <Text tone="small">Source: {source}.</Text> : null}
          <ReportingDatesForm layout="heading" action={record.href} on={on} />
        </Panel>
      </Columns>
    </>
  );
}
