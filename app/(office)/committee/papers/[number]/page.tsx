import type { Metadata } from "next";
import { QuestionFacts } from "@/components/simulation/question-facts";
import { ScenarioTable } from "@/components/simulation/scenario-list";
import { DayText } from "@/components/ui/data/date";
import { Empty } from "@/components/ui/feedback/empty";
import { Section, Stack } from "@/components/ui/page/layout";
import { PageHeader } from "@/components/ui/page/page-header";
import { TypedText } from "@/components/ui/page/text";
import { findPaper } from "@/lib/committee/paper.queries";
import { PART } from "@/lib/kernel/address-parts";
import { orNotFound, requireParams, requirePermission } from "@/lib/request/session";

export const metadata: Metadata = { title: "Committee paper" };

export default async function PaperPage({ params }: PageProps<"/committee/papers/[number]">) {
  const actor = await requirePermission("paper.read");
  const { number } = await requireParams(params, { number: PART.reference });
  const { title, meetingOn, text, scenarios, canOpen } = await orNotFound(findPaper(actor, number));

  return (
    <>
      <PageHeader
        breadcrumbs={[
          { label: "Committee overview", href: "/committee" },
          { label: "Papers", href: "/committee/papers" },
          { label: number },
        ]}
        eyebrow={`Paper ${number}`}
        title={title}
        meta={
          <span>
            For the meeting of <DayText on={meetingOn} />
          </span>
        }
      />
      <Stack gap="large">
        {text ? <TypedText>{text}</TypedText> : null}
        <Section title="Funding scenarios">
          <ScenarioTable
            rows={scenarios}
            canOpen={canOpen}
            empty={<Empty title="No scenario is attached">Scenarios are attached from their own pages.</Empty>}
          />
        </Section>
        {scenarios.map((scenario) => (
          <Section key={scenario.id} title={`What was asked: ${scenario.name}`}>
            <QuestionFacts {...scenario} />
          </Section>
        ))}
      </Stack>
    </>
  );
}
