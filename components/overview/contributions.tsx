import { BarList } from "@/components/charts/bar-list";
import { ColumnChart } from "@/components/charts/column-chart";
import { ConcentrationBar } from "@/components/charts/concentration-bar";
import { Facts } from "@/components/ui/data/facts";
import { MoneyText } from "@/components/ui/data/money";
import { type Column, DataTable } from "@/components/ui/data/table";
import { Empty } from "@/components/ui/feedback/empty";
import { Disclosure } from "@/components/ui/page/disclosure";
import { Columns, Section, Stack } from "@/components/ui/page/layout";
import { TextLink } from "@/components/ui/page/text";
import type { Overview } from "@/lib/overview/overview";
import { everyYear, slicesOf } from "@/lib/overview/resource-mobilization";
import { formatReportingDates } from "@/lib/reporting-dates/reporting-dates.labels";
import type { Links } from "./links";

type Props = { overview: Overview; links: Links };
type Year = ReturnType<typeof everyYear>[number];

const said = (share: string | null) => (share === null ? null : `${share} %`);

function ConcentrationPart({ overview: { donors, concentration, asOf, knownOn } }: Props) {
  return (
    <Stack>
      <ConcentrationBar
        title="On whom the Fund rests"
        labelHeader="Donor"
        basis={`Parts of all deposits, as of ${formatReportingDates({ asOf, knownOn })}`}
        rows={slicesOf(donors)}
      />
      <Facts
        items={[
          { label: "Largest donor", value: said(concentration.top1) },
          { label: "Three largest", value: said(concentration.top3) },
          { label: "Seven largest", value: said(concentration.top7) },
          {
            label: "Herfindahl index",
            value: concentration.herfindahl,
            note: "The sum of the squared shares: 1 is a single donor, near 0 many equal ones.",
          },
        ]}
      />
    </Stack>
  );
}

function YearsPart({ overview: { byYear, asOf, knownOn }, links }: Props) {
  const years = everyYear(byYear, asOf);
  const amount = (key: "pledged" | "committed" | "deposited", kind: string, header: string): Column<Year> => ({
    key,
    header,
    numeric: true,
    cell: (row) => (
      <TextLink href={links.contributions({ kind, year: row.year })}>
        <MoneyText amount={row[key]} cents="when-needed" />
      </TextLink>
    ),
  });
  return (
    <Columns count={2}>
      <ColumnChart
        title="Deposits by year"
        amountHeader="Deposited, USD"
        basis={`By the year of the book date, as of ${formatReportingDates({ asOf, knownOn })}. A balance carried over stands in the year of its date.`}
        rows={years.map(({ year, deposited }) => ({ key: String(year), label: String(year), amount: deposited }))}
      />
      <DataTable
        caption="Pledges, commitments and deposits by year"
        columns={[
          { key: "year", header: "Year", cell: ({ year }) => <strong>{year}</strong> },
          amount("pledged", "pledge", "Pledged"),
          amount("committed", "commitment", "Committed"),
          amount("deposited", "deposit", "Deposited"),
        ]}
        rows={years}
        rowKey={({ year }) => String(year)}
      />
    </Columns>
  );
}

type Donor = Overview["donors"][number];

function DonorsTable({ overview: { donors, asOf, knownOn }, links }: Props) {
  const amount = (key: "pledged" | "committed" | "deposited" | "receivable", header: string): Column<Donor> => ({
    key,
    header,
    numeric: true,
    cell: (donor) => <MoneyText amount={donor[key]} />,
  });
  const name: Column<Donor> = {
    key: "name",
    header: "Donor",
    rowHeader: true,
    cell: (donor) => <TextLink href={links.donor(donor.slug)}>{donor.name}</TextLink>,
  };
  return (
    <Disclosure summary="Every donor with pledges, commitments, deposits and what is still to be received">
      <DataTable
        caption={`Contributions by donor, as of ${formatReportingDates({ asOf, knownOn })}`}
        captionHidden
        columns={[
          name,
          amount("pledged", "Pledged"),
          amount("committed", "Committed"),
          amount("deposited", "Deposited"),
          amount("receivable", "Still to be received"),
        ]}
        rows={donors}
        rowKey={({ slug }) => slug}
      />
    </Disclosure>
  );
}

const barsOf = ({ overview: { donors }, links }: Props) =>
  donors
    .filter(({ deposited }) => deposited !== "0.00")
    .map(({ slug, name, deposited, share }) => ({
      key: slug,
      label: name,
      amount: deposited,
      share,
      href: links.donor(slug),
    }));

/** Who gave, how much of it rests on few, and when it came. */
export function ContributionsSection(props: Props) {
  const { overview, links } = props;
  if (overview.donors.length === 0)
    return (
      <Section title="Contributions">
        <Empty title="Nothing had been contributed by this day">Choose a later day to see who gives.</Empty>
      </Section>
    );
  return (
    <Section
      title="Contributions"
      lead="Of the whole Fund, whatever region is chosen: contributions are one pool."
      actions={<TextLink href={links.contributions()}>All entries up to this day</TextLink>}
    >
      <Columns count={2}>
        <BarList
          title="Deposits by donor"
          labelHeader="Donor"
          amountHeader="Deposited, USD"
          basis={`Deposits and their part of the whole, as of ${formatReportingDates(overview)}`}
          rows={barsOf(props)}
          limit={12}
        />
        <ConcentrationPart {...props} />
      </Columns>
      <DonorsTable {...props} />
      <YearsPart {...props} />
    </Section>
  );
}
