import { Figure, StatGrid } from "@/components/ui/data/figure";
import { MoneyText } from "@/components/ui/data/money";
import { Text } from "@/components/ui/page/text";
import { BUCKET_LABELS } from "@/lib/concept-notes/concept-note.labels";
import { formatShort, usd } from "@/lib/kernel/money";
import type { Overview } from "@/lib/overview/overview";
import { roundingNote } from "@/lib/overview/resource-mobilization";
import { formatReportingDates } from "@/lib/reporting-dates/reporting-dates.labels";
import type { Links } from "./links";

type Props = { overview: Overview; links: Links };

const short = (amount: string) => <MoneyText amount={amount} short />;
const notes = (count: number, one: string) => `${count} ${one}${count === 1 ? "" : "s"}`;

function MobilisedFigure({ overview: { contributions, target, asOf, knownOn }, links }: Props) {
  const aim = target && `${formatShort(usd(target.amount))} (${target.label})`;
  const basis = aim
    ? `${contributions.percentOfTarget} % of the target of ${aim}. Basis: deposits, as of ${formatReportingDates({ asOf, knownOn })}`
    : `No target was decided yet. Basis: deposits, as of ${formatReportingDates({ asOf, knownOn })}`;
  return (
    <Figure
      label="Mobilised"
      value={short(contributions.deposited)}
      basis={basis}
      href={links.contributions({ kind: "deposit" })}
    />
  );
}

/** The figures a meeting opens with; each says its basis and leads to its rows. */
export function Headlines({ overview, links }: Props) {
  const { contributions, asOf, knownOn, funded, pipeline, region } = overview;
  const where = region ? ` in ${region.name}` : "";
  return (
    <>
      <StatGrid columns={4}>
        <MobilisedFigure overview={overview} links={links} />
        <Figure
          label="Donors"
          value={contributions.donors}
          basis={`With deposits, as of ${formatReportingDates({ asOf, knownOn })}`}
          href={links.contributions({ kind: "deposit" })}
        />
        <Figure
          label={`Funded programmes${where}`}
          value={short(funded.amount)}
          basis={`${notes(funded.count, "programme")}; approved amounts, as of ${formatReportingDates({ asOf, knownOn })}`}
          href={links.notes({ bucket: "funded" })}
        />
        <Figure
          label={`${BUCKET_LABELS.pipeline}${where}`}
          value={short(pipeline.amount)}
          basis={`${notes(pipeline.count, "note")} endorsed and not yet funded, as of ${formatReportingDates({ asOf, knownOn })}`}
          href={links.notes({ bucket: "pipeline" })}
        />
        <Figure
          label="Member States among the donors"
          value={contributions.memberStates}
          basis={memberStateBasis(overview)}
          href={links.contributions({ kind: "deposit", donorType: "member_state" })}
        />
        <Figure
          label="Pledged"
          value={short(contributions.pledged)}
          basis="Announced; never added to commitments or deposits"
          href={links.contributions({ kind: "pledge" })}
        />
        <Figure
          label="Committed"
          value={short(contributions.committed)}
          basis={committedBasis(overview)}
          href={links.contributions({ kind: "commitment" })}
        />
        <Figure
          label="Still to be received"
          value={short(contributions.receivable)}
          basis="Commitments less deposits"
          href={links.contributions()}
        />
      </StatGrid>
      <Text tone="small">
        {roundingNote(contributions.deposited)} Percentages are rounded half up from exact amounts.
      </Text>
    </>
  );
}

function memberStateBasis({ contributions }: Overview): string {
  const { depositedByMemberStates, percentByMemberStates } = contributions;
  const theirs = `${formatShort(usd(depositedByMemberStates))} of the deposits`;
  return percentByMemberStates === null ? theirs : `${theirs}, ${percentByMemberStates} % of the target`;
}

function committedBasis({ contributions: { percentCommitted } }: Overview): string {
  const basis = "Signed agreements";
  return percentCommitted === null ? basis : `${basis}; ${percentCommitted} % of the target by commitments`;
}
