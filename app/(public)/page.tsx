import { HeadlineFigures } from "@/components/public/headline-figures";
import { Balance } from "@/components/public/home/balance";
import { Closing } from "@/components/public/home/closing";
import { FirstProgrammes } from "@/components/public/home/first-programmes";
import { LinkButton } from "@/components/ui/actions/button";
import { hrefWith } from "@/components/ui/href";
import { PageHeader } from "@/components/ui/page/page-header";
import { BUCKET_LABELS } from "@/lib/concept-notes/concept-note.labels";
import { findPublicHome } from "@/lib/open-data/public-fund.queries";
import { reportingDatesQuery } from "@/lib/reporting-dates/reporting-dates";
import { readReportingDates } from "@/lib/reporting-dates/reporting-dates.schema";
import { pageMetadata } from "./metadata";

export const metadata = pageMetadata(
  "Migration Multi-Partner Trust Fund",
  "The Fund at a glance: what has been mobilised, what is funded and what waits in the pipeline, computed from its own records.",
  "/",
);

export default async function HomePage({ searchParams }: PageProps<"/">) {
  const on = readReportingDates(await searchParams);
  const { fund, overview, funded, pipeline } = await findPublicHome(on);
  const at = (path: string) => hrefWith(path, reportingDatesQuery(on));
  const { areas, rounding, supportSentence, donors, contributions } = overview;

  return (
    <>
      <PageHeader
        tone="deep"
        title="Bringing the Global Compact for Migration to life"
        lead="The Fund pools contributions to joint programmes of United Nations organisations and their national partners, with no objective of the Compact privileged over others."
        actions={
          <>
            <LinkButton href={at("/programmes")}>See the programmes</LinkButton>
            <LinkButton href={at("/regions/europe")} variant="secondary">
              Read the brief for Europe
            </LinkButton>
          </>
        }
      >
        <HeadlineFigures {...overview} tone="deep" />
      </PageHeader>
      <Balance on={on} areas={areas} rounding={rounding} about={fund.texts.about} />
      <FirstProgrammes
        title="Funded programmes"
        more={{ href: "/programmes", label: "All funded programmes" }}
        programmes={funded}
        on={on}
      />
      <FirstProgrammes
        title={BUCKET_LABELS.pipeline}
        lead="Endorsed by the Steering Committee, and waiting for funds."
        more={{ href: "/pipeline", label: "The whole pipeline" }}
        programmes={pipeline}
        on={on}
      />
      <Closing on={on} supportSentence={supportSentence} donors={donors} deposited={contributions.deposited} />
    </>
  );
}
