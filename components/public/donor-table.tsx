import { MoneyText } from "@/components/ui/data/money";
import { DataTable, type Column } from "@/components/ui/data/table";
import type { PublicContributions, PublicDonor } from "@/lib/open-data/public-shapes";
import type { ReportingDates } from "@/lib/reporting-dates/reporting-dates";
import { formatReportingDates } from "@/lib/reporting-dates/reporting-dates.labels";

/** A share in print form; what rounds to nothing is said to be less than a tenth. */
const shareText = (share: string | null) => {
  if (share === null) return "";
  return share === "0.0" ? "<\u00a00.1\u00a0%" : `${share}\u00a0%`;
};

const COLUMNS: Column<PublicDonor>[] = [
  { key: "name", header: "Donor", rowHeader: true, cell: ({ name }) => name },
  { key: "type", header: "Kind of donor", cell: ({ typeLabel }) => typeLabel },
  {
    key: "deposited",
    header: "Deposited, USD",
    numeric: true,
    cell: ({ deposited }) => <MoneyText amount={deposited} cents="when-needed" />,
  },
  { key: "share", header: "Share", numeric: true, cell: ({ share }) => shareText(share) },
];

type Props = { donors: readonly PublicDonor[]; contributions: PublicContributions; on: ReportingDates };

/** Every donor with what it has deposited; the closing line is the sum of the rows above it. */
export function DonorTable({ donors, contributions, on }: Props) {
  return (
    <DataTable
      caption={`Donors as of ${formatReportingDates(on)}`}
      columns={COLUMNS}
      rows={donors}
      rowKey={({ slug }) => slug}
      stacks
      footer={{
        name: `${contributions.donors} donors`,
        type: `of which ${contributions.memberStates} Member States`,
        deposited: <MoneyText amount={contributions.deposited} cents="when-needed" />,
      }}
    />
  );
}
