import { ConcentrationBar } from "@/components/charts/concentration-bar";
import { Figure, StatGrid } from "@/components/ui/data/figure";
import { MoneyText } from "@/components/ui/data/money";
import { Section } from "@/components/ui/page/layout";
import { Text } from "@/components/ui/page/text";
import type { Concentration as Shares, PublicContributions, PublicDonor } from "@/lib/open-data/public-shapes";
import { concentrationRows } from "./rows";

/** All donors, Member States and the target, each with its basis. */
export function DonorFigures({ contributions, basis }: { contributions: PublicContributions; basis: string }) {
  return (
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
  );
}

type Props = {
  donors: readonly PublicDonor[];
  contributions: PublicContributions;
  concentration: Shares;
  basis: string;
};

/** How far the Fund rests on few, in words and as a bar. */
export function Concentration({ donors, contributions, concentration, basis }: Props) {
  return (
    <Section title="Concentration">
      <Text>
        The largest donor gave {concentration.top1} % of all deposits, the three largest {concentration.top3} %, the
        seven largest {concentration.top7} %. The Herfindahl index, which is 1 where a single donor gives everything, is{" "}
        {concentration.herfindahl}.
      </Text>
      <ConcentrationBar
        title="The three largest and all others"
        labelHeader="Donor"
        basis={basis}
        rows={concentrationRows(donors, contributions.deposited)}
      />
    </Section>
  );
}
