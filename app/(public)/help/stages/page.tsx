import type { Metadata } from "next";
import { StageDiagram } from "@/components/concept-notes/stage-diagram";
import { StageList } from "@/components/concept-notes/stage-list";
import { Board } from "@/components/ui/page/board";
import { Section } from "@/components/ui/page/layout";
import { PageHeader } from "@/components/ui/page/page-header";
import { pageMetadata } from "../../metadata";

export const metadata: Metadata = pageMetadata(
  "The way of a concept note",
  "The stages of a concept note and of the programme it becomes, and who moves it on.",
  "/help/stages",
);

export default function StagesPage() {
  return (
    <>
      <PageHeader
        eyebrow="Help"
        title="The way of a concept note"
        lead="From a draft by UN organisations to a closed programme. Every move has an author and a date, and is never erased."
      />
      <Section title="The way, drawn">
        <Board label="Diagram of the stages">
          <StageDiagram />
        </Board>
      </Section>
      <Section title="The same in words">
        <StageList />
      </Section>
    </>
  );
}
