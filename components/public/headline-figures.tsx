import { Figure, StatGrid } from "@/components/ui/data/figure";
import { MoneyText } from "@/components/ui/data/money";
import { hrefWith } from "@/components/ui/href";
import { BUCKET_LABELS } from "@/lib/concept-notes/concept-note.labels";
import { formatShort, usd } from "@/lib/kernel/money";
import type { CountAndMoney, PublicContributions, PublicTarget } from "@/lib/open-data/public-shapes";
import { type ReportingDates, reportingDatesQuery } from "@/lib/reporting-dates/reporting-dates";
import { formatReportingDates } from "@/lib/reporting-dates/reporting-dates.labels";

type Props = ReportingDates & {
  contributions: PublicContributions;
  target: PublicTarget | null;
  funded: CountAndMoney;
  pipeline: CountAndMoney;
  tone?: "plain" | "deep";
};

const programmes = (count: number) => `${count} ${count === 1 ? "programme" : "programmes"}`;

/** The four figures of the Fund, each with its basis, its day and a way to its rows. */
export function HeadlineFigures({ asOf, knownOn, contributions, target, funded, pipeline, tone = "plain" }: Props) {
  const day = formatReportingDates({ asOf, knownOn });
  const at = (path: string) => hrefWith(path, reportingDatesQuery({ asOf, knownOn }));
  const money = (amount: string) => <MoneyText amount={amount} short />;
  return (
    <StatGrid columns={4}>
      <Figure
        label="Mobilised"
        value={money(contributions.deposited)}
        basis={
          target && contributions.percentOfTarget !== null
            ? `${contributions.percentOfTarget} % of the target of ${formatShort(usd(target.amount))} (${target.label}); deposits, as of ${day}`
            : `Deposits, as of ${day}`
        }
        href={at("/donors")}
        tone={tone}
      />
      <Figure
        label="Donors"
        value={contributions.donors}
        basis={`${contributions.memberStates} of them Member States; with deposits, as of ${day}`}
        href={at("/donors")}
        tone={tone}
      />
      <Figure
        label="Funded programmes"
        value={money(funded.amount)}
        basis={`${programmes(funded.count)}; approved amounts, as of ${day}`}
        href={at("/programmes")}
        tone={tone}
      />
      <Figure
        label={BUCKET_LABELS.pipeline}
        value={money(pipeline.amount)}
        basis={`${programmes(pipeline.count)} endorsed and awaiting funding, as of ${day}`}
        href={at("/pipeline")}
        tone={tone}
      />
    </StatGrid>
  );
}
