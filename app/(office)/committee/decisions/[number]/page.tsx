import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DecisionItems } from "@/components/committee/decision-items";
import { DayText, MomentText } from "@/components/ui/data/date";
import { Facts } from "@/components/ui/data/facts";
import { Section } from "@/components/ui/page/layout";
import { PageHeader } from "@/components/ui/page/page-header";
import { TypedText } from "@/components/ui/page/text";
import { MODE_LABELS } from "@/lib/committee/labels";
import { findDecision } from "@/lib/committee/queries";
import { today } from "@/lib/kernel/dates";
import { listRegions } from "@/lib/places/queries";
import { requirePermission } from "@/lib/request/session";

export const metadata: Metadata = { title: "Decision" };

export default async function DecisionPage({ params }: PageProps<"/committee/decisions/[number]">) {
  const actor = await requirePermission("decision.read");
  const { number } = await params;
  const decision = await findDecision(actor, number);
  if (!decision) notFound();
  const regions = await listRegions(today());
  const { decidedOn, mode, text, conditions, recordedBy, recordedAt, items } = decision;

  return (
    <>
      <PageHeader
        breadcrumbs={[
          { label: "Committee overview", href: "/committee" },
          { label: "Decisions", href: "/committee/decisions" },
          { label: number },
        ]}
        eyebrow="Decision of the Steering Committee"
        title={number}
        meta={<DayText on={decidedOn} />}
      />
      <Section title="Text">
        <TypedText>{text}</TypedText>
      </Section>
      {conditions ? (
        <Section title="Conditions">
          <TypedText>{conditions}</TypedText>
        </Section>
      ) : null}
      <Section title="What was decided">
        <DecisionItems items={items} regions={Object.fromEntries(regions.map(({ slug, name }) => [slug, name]))} />
      </Section>
      <Section title="The record">
        <Facts
          columns={3}
          items={[
            { label: "How it was decided", value: MODE_LABELS[mode] },
            { label: "Recorded by", value: recordedBy },
            { label: "Recorded", value: <MomentText at={recordedAt} /> },
          ]}
        />
      </Section>
    </>
  );
}
