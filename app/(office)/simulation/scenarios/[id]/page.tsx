import type { Metadata } from "next";
import { AnswerView } from "@/components/simulation/answer";
import { AttachForm } from "@/components/simulation/attach-form";
import { QuestionFacts } from "@/components/simulation/question-facts";
import { ScreenOnly, Section, Stack } from "@/components/ui/page/layout";
import { PageHeader } from "@/components/ui/page/page-header";
import { TextLink } from "@/components/ui/page/text";
import { can } from "@/lib/access/permissions";
import { listPapers } from "@/lib/committee/paper.queries";
import { PART } from "@/lib/kernel/address-parts";
import { orNotFound, requireParams, requirePermission } from "@/lib/request/session";
import { findScenario } from "@/lib/simulation/scenario.queries";
import { attachScenarioAction } from "../../actions";

export const metadata: Metadata = { title: "Scenario" };

export default async function ScenarioPage({ params }: PageProps<"/simulation/scenarios/[id]">) {
  const actor = await requirePermission("simulation.run");
  const { id } = await requireParams(params, { id: PART.id });
  const scenario = await orNotFound(findScenario(actor, id));
  const papers = can(actor, "paper.record") ? await listPapers(actor) : [];
  const attached = scenario.papers.map(({ number }) => number);
  const open = papers.filter(({ number }) => !attached.includes(number));

  return (
    <>
      <PageHeader
        breadcrumbs={[
          { label: "Funding simulation", href: "/simulation" },
          { label: "Saved scenarios", href: "/simulation/scenarios" },
          { label: scenario.name },
        ]}
        eyebrow="Scenario"
        title={scenario.name}
      />
      <Stack gap="large">
        <Section title="The question">
          <QuestionFacts {...scenario} />
        </Section>
        <AnswerView answer={scenario.answer} />
        <Section title="Committee papers">
          {scenario.papers.length === 0 ? <p>This scenario is attached to no paper.</p> : null}
          {scenario.papers.map(({ number, title }) => (
            <p key={number}>
              <TextLink href={`/committee/papers/${number}`}>{number}</TextLink> {title}
            </p>
          ))}
          {open.length > 0 ? (
            <ScreenOnly>
              <AttachForm
                scenarioId={id}
                papers={open.map(({ number, title }) => ({ value: number, label: `${number}: ${title}` }))}
                attach={attachScenarioAction}
              />
            </ScreenOnly>
          ) : null}
        </Section>
      </Stack>
    </>
  );
}
