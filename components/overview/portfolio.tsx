import { ShareBars } from "@/components/charts/share-bars";
import { StageFunnel } from "@/components/charts/stage-funnel";
import { Columns, Section } from "@/components/ui/page/layout";
import { STAGE_LABELS } from "@/lib/concept-notes/concept-note.labels";
import type { Overview } from "@/lib/overview/overview";
import { formatReportingDates } from "@/lib/reporting-dates/reporting-dates.labels";
import type { Links } from "./links";

type Props = { overview: Overview; links: Links };

/** The rows on this page, which no list can be narrowed to. */
const ROWS = "#rows";

/** Said to readers for whom some rows do not open. */
const INSIDE = " Notes of a stage without a link are read by the Fund Management Unit.";

/** Notes and programmes by stage, theme and region: how many and how much. */
export function PortfolioSection({ overview: { asOf, knownOn, stages, areas, regions, region }, links }: Props) {
  const basis = `Requested, endorsed or approved amounts in USD, as of ${formatReportingDates({ asOf, knownOn })}`;
  return (
    <Section
      title="Portfolio"
      lead={
        region
          ? `Notes and programmes in ${region.name}; a note divided by shares counts with this region's part.`
          : undefined
      }
    >
      <StageFunnel
        title="By stage"
        basis={`${basis}. Drafts and notes that ended are not counted.${links.notes({ stage: "submitted" }) ? "" : INSIDE}`}
        rows={stages.map(({ stage, count, amount }) => ({
          key: stage,
          label: STAGE_LABELS[stage],
          count,
          amount,
          href: links.notes({ stage }),
        }))}
      />
      <Columns count={2}>
        <ShareBars
          title="By thematic area"
          basis={basis}
          rows={areas.map(({ number, name, funded, pipeline }) => ({
            key: String(number),
            label: `${number}. ${name}`,
            area: number,
            funded,
            pipeline,
            href: links.notes({ area: number, bucket: funded.count > 0 ? "funded" : "pipeline" }),
          }))}
        />
        <ShareBars
          title="By region"
          labelHeader="Region"
          basis={`${basis}, of all regions. A note across regions is divided by its shares; without shares it is in no single region's money.`}
          rows={regions.map(({ slug, name, funded, pipeline }) => ({
            key: slug ?? name,
            label: name,
            funded,
            pipeline,
            href: slug ? `${links.overview(slug)}${ROWS}` : ROWS,
          }))}
        />
      </Columns>
    </Section>
  );
}
