import { Figure, StatGrid } from "@/components/ui/data/figure";
import { MoneyText } from "@/components/ui/data/money";
import { EXPLAINED, SUM_LABELS, type SumName } from "@/lib/contributions/contribution.labels";

type Props = {
  sums: Readonly<Record<SumName, string>>;
  /** Currency and day: "Booked USD values, as of 31 January 2024". */
  basis: string;
  /** Where the rows of a figure are. */
  hrefOf: (name: SumName) => string;
};

/** Pledged, committed, deposited and receivable, beside one another and never added; rounded in large, exact below. */
export function Sums({ sums, basis, hrefOf }: Props) {
  return (
    <StatGrid columns={4}>
      {SUM_NAMES.map((name) => (
        <Figure
          key={name}
          label={SUM_LABELS[name]}
          value={<MoneyText amount={sums[name]} short />}
          basis={
            <>
              {EXPLAINED[name]} To the cent: <MoneyText amount={sums[name]} />. {basis}
            </>
          }
          href={hrefOf(name)}
        />
      ))}
    </StatGrid>
  );
}

const SUM_NAMES = ["pledged", "committed", "deposited", "receivable"] as const satisfies readonly SumName[];
