import { MoneyText } from "@/components/ui/data/money";
import { type Column, DataTable } from "@/components/ui/data/table";
import { Empty } from "@/components/ui/feedback/empty";
import { hrefWith } from "@/components/ui/href";
import { TextLink } from "@/components/ui/page/text";
import type { YearSums } from "@/lib/contributions/contribution-sums.queries";
import { SUM_LABELS, type SumName } from "@/lib/contributions/contribution.labels";
import type { GivenContribution } from "@/lib/contributions/donor.queries";
import { type ReportingDates, reportingDatesQuery } from "@/lib/reporting-dates/reporting-dates";

type SumsOf = Readonly<Record<SumName, string>>;
type Props = { years: readonly YearSums[]; totals: SumsOf; hrefOf: (year: number) => string };

/** What a year can be said to hold; a receivable is what is left after all years. */
const OF_A_YEAR = ["pledged", "committed", "deposited"] as const;
const OF_A_CONTRIBUTION = [...OF_A_YEAR, "receivable"] as const;

const sumColumns = <Row extends SumsOf>(names: readonly SumName[]): Column<Row>[] =>
  names.map((name) => ({
    key: name,
    header: `${SUM_LABELS[name]}, USD`,
    numeric: true,
    cell: (row) => <MoneyText amount={row[name]} />,
  }));

/** The four figures year by year, each year with the way to its rows. */
export function YearsTable({ years, totals, hrefOf }: Props) {
  const columns: Column<YearSums>[] = [
    {
      key: "year",
      header: "Year",
      rowHeader: true,
      cell: ({ year }) => <TextLink href={hrefOf(year)}>{year}</TextLink>,
    },
    ...sumColumns<YearSums>(OF_A_YEAR),
  ];
  return (
    <DataTable
      caption="Booked USD values by year"
      columns={columns}
      rows={years}
      rowKey={({ year }) => String(year)}
      footer={{
        year: "All years",
        ...Object.fromEntries(OF_A_YEAR.map((name) => [name, <MoneyText key={name} amount={totals[name]} />])),
      }}
      empty={
        <Empty title="Nothing up to this day">No pledge, commitment or deposit is recorded up to the chosen day.</Empty>
      }
    />
  );
}

/** The contributions of one donor, the latest first. */
export function ContributionsTable({
  contributions,
  on,
}: {
  contributions: readonly GivenContribution[];
  on: ReportingDates;
}) {
  const columns: Column<GivenContribution>[] = [
    {
      key: "contribution",
      header: "Contribution",
      rowHeader: true,
      wide: true,
      cell: ({ id, reference, title }) => (
        <>
          <TextLink href={hrefWith(`/contributions/${id}`, reportingDatesQuery(on))}>{reference}</TextLink> {title}
        </>
      ),
    },
    { key: "year", header: "First year", cell: ({ year }) => year },
    ...sumColumns<GivenContribution>(OF_A_CONTRIBUTION),
  ];
  return (
    <DataTable
      caption="Contributions, the latest first"
      columns={columns}
      rows={contributions}
      rowKey={({ id }) => id}
      empty={
        <Empty title="No contribution up to this day">Choose a later day to see what was recorded after it.</Empty>
      }
    />
  );
}
