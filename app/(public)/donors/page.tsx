import { BarList } from "@/components/charts/bar-list";
import { ConcentrationBar } from "@/components/charts/concentration-bar";
import { AsOfForm } from "@/components/public/as-of-form";
import { DonorTable } from "@/components/public/donor-table";
import { concentrationRows } from "@/components/public/rows";
import { Figure, StatGrid } from "@/components/ui/data/figure";
import { MoneyText } from "@/components/ui/data/money";
import { Empty } from "@/components/ui/feedback/empty";
import { Columns, Section } from "@/components/ui/page/layout";
import { PageHeader } from "@/components/ui/page/page-header";
import { Text } from "@/components/ui/page/text";
import { formatDay } from "@/lib/kernel/dates";
import { listPublicDonors } from "@/lib/open-data/queries";
import { readAsOf } from "@/lib/overview/schema";
import { pageMetadata } from "../metadata";

const LEAD =
  "Everyone who has paid into the Fund. Contributions are co-mingled; each donor may earmark to a thematic area.";

export const metadata = pageMetadata("Donors", LEAD, "/donors");

export default async function DonorsPage({ searchParams }: PageProps<"/donors">) {
  const on = readAsOf((await searchParams).asOf);
  const { donors, contributions, concentration, rounding } = await listPublicDonors(on.asOf);
  const basis = `Deposits, as of ${formatDay(on.asOf)}`;
  return (
    <>
      <PageHeader title="Donors" lead={LEAD} actions={<AsOfForm action="/donors" on={on} />} />
      <StatGrid columns={3}>
        <Figure
          label="All donors"
          value={<MoneyText amount={contributions.deposited} short />}
          basis={`${contributions.donors} donors. ${basis}`}
        />
        <Figure
          label="Member States"
          value={<MoneyText amount={contributions.depositedByMemberStates} short />}
          basis={`${contributions.memberStates} Member States. ${basis}`}
        />
        <Figure
          label="Of the target"
          value={contributions.percentOfTarget === null ? "–" : `${contributions.percentOfTarget} %`}
          basis={
            contributions.percentByMemberStates === null
              ? basis
              : `${contributions.percentByMemberStates} % by Member States alone. ${basis}`
          }
        />
      </StatGrid>
      {donors.length === 0 ? (
        <Empty title={`No deposit had been recorded by ${formatDay(on.asOf)}`} />
      ) : (
        <>
          <Section title="Concentration">
            <Text>
              The largest donor gave {concentration.top1} % of all deposits, the three largest {concentration.top3} %,
              the seven largest {concentration.top7} %. The Herfindahl index, which is 1 where a single donor gives
              everything, is {concentration.herfindahl}.
            </Text>
            <ConcentrationBar
              title="The three largest and all others"
              labelHeader="Donor"
              basis={basis}
              rows={concentrationRows(donors, contributions.deposited)}
            />
          </Section>
          <Columns count={2}>
            <BarList
              title="Deposits by donor"
              level={2}
              labelHeader="Donor"
              amountHeader="Deposited, USD"
              basis={basis}
              rows={donors.map(({ slug, name, deposited, share }) => ({
                key: slug,
                label: name,
                amount: deposited,
                share,
              }))}
            />
            <DonorTable {...{ donors, contributions, asOf: on.asOf }} />
          </Columns>
        </>
      )}
      <Text tone="small">{rounding}</Text>
    </>
  );
}
