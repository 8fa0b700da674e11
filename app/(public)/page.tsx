import { ConcentrationBar } from "@/components/charts/concentration-bar";
import { ShareBars } from "@/components/charts/share-bars";
import { AsOfForm } from "@/components/public/as-of-form";
import { HeadlineFigures } from "@/components/public/headline-figures";
import { areaRows, concentrationRows } from "@/components/public/rows";
import { ProgrammeCards } from "@/components/public/programme-cards";
import { LinkButton } from "@/components/ui/actions/button";
import { Band, Columns, Section, Stack } from "@/components/ui/page/layout";
import { PageHeader } from "@/components/ui/page/page-header";
import { OutsideLink, Prose, Text, TextLink } from "@/components/ui/page/text";
import { formatDay } from "@/lib/kernel/dates";
import { findFundFacts, findPublicOverview, listPublicProgrammes } from "@/lib/open-data/queries";
import { readAsOf } from "@/lib/overview/schema";
import { pageMetadata } from "./metadata";

export const metadata = pageMetadata(
  "Migration Multi-Partner Trust Fund",
  "The Fund at a glance: what has been mobilised, what is funded and what waits in the pipeline, computed from its own records.",
  "/",
);

export default async function HomePage({ searchParams }: PageProps<"/">) {
  const on = readAsOf((await searchParams).asOf);
  const [fund, overview, funded, pipeline] = await Promise.all([
    findFundFacts(on.asOf),
    findPublicOverview(on.asOf),
    listPublicProgrammes("funded", on.asOf, {}),
    listPublicProgrammes("pipeline", on.asOf, {}),
  ]);
  const basis = `Approved and endorsed amounts, as of ${formatDay(on.asOf)}`;

  return (
    <>
      <PageHeader
        tone="deep"
        title="Bringing the Global Compact for Migration to life"
        lead="The Fund pools contributions to joint programmes of United Nations organisations and their national partners, with no objective of the Compact privileged over others."
        actions={
          <>
            <LinkButton href="/programmes">See the programmes</LinkButton>
            <LinkButton href="/regions/europe" variant="secondary">
              Read the brief for Europe
            </LinkButton>
          </>
        }
      >
        <HeadlineFigures {...overview} tone="deep" />
      </PageHeader>
      <Columns count="main-aside">
        <Section title="A 360-degree approach" id="balance">
          <Prose>
            {fund.texts.about.map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
          </Prose>
          <ShareBars
            title="The five thematic areas"
            labelHeader="Thematic area"
            basis={basis}
            rows={areaRows(overview.areas)}
          />
        </Section>
        <Stack>
          <AsOfForm action="/" on={on} />
          <Text tone="small">{overview.rounding}</Text>
        </Stack>
      </Columns>
      {funded.length > 0 ? (
        <Section title="Funded programmes" actions={<TextLink href="/programmes">All funded programmes</TextLink>}>
          <ProgrammeCards programmes={funded.slice(0, 3)} />
        </Section>
      ) : null}
      {pipeline.length > 0 ? (
        <Section
          title="In the pipeline"
          lead="Endorsed by the Steering Committee, and waiting for funds."
          actions={<TextLink href="/pipeline">The whole pipeline</TextLink>}
        >
          <ProgrammeCards programmes={pipeline.slice(0, 3)} />
        </Section>
      ) : null}
      <Band tone="sunken">
        <Columns count={2}>
          <Section title="Donors" actions={<TextLink href="/donors">All donors</TextLink>}>
            <Text>{overview.supportSentence}</Text>
            <ConcentrationBar
              title="Who carries the Fund"
              labelHeader="Donor"
              basis={`Deposits, as of ${formatDay(on.asOf)}`}
              rows={concentrationRows(overview.donors, overview.contributions.deposited)}
            />
          </Section>
          <Section title="How a programme comes about">
            <Text>
              United Nations organisations write a concept note together with their national partners. The Fund
              Management Unit screens it, experts review it, and the Steering Committee decides by consensus. An
              endorsed note waits in the pipeline; with funding and an approved programme document it becomes a
              programme.
            </Text>
            <Text>
              <TextLink href="/help/stages">The stages, one by one</TextLink> ·{" "}
              <TextLink href="/decisions">Decisions of the Steering Committee</TextLink>
            </Text>
            <Text>
              The figures of this page for machines:{" "}
              <OutsideLink href={`/api/v1/overview?asOf=${on.asOf}`}>the overview as open data</OutsideLink>.
            </Text>
          </Section>
        </Columns>
      </Band>
    </>
  );
}
