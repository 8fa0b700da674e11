import type { Metadata } from "next";
import { DecisionItems } from "@/components/committee/decision-items";
import { DecisionRecord } from "@/components/committee/decision-record";
import { DayText } from "@/components/ui/data/date";
import { Alert } from "@/components/ui/feedback/alert";
import { Section } from "@/components/ui/page/layout";
import { PageHeader } from "@/components/ui/page/page-header";
import { TypedText } from "@/components/ui/page/text";
import { findDecision } from "@/lib/committee/decision.queries";
import { PART } from "@/lib/kernel/address-parts";
import { today } from "@/lib/kernel/dates";
import { countsLater, withCountingDay } from "@/lib/kernel/future-days";
import { listRegions } from "@/lib/places/place.queries";
import { orNotFound, requireParams, requirePermission } from "@/lib/request/session";

export const metadata: Metadata = { title: "Decision" };

export default async function DecisionPage({ params }: PageProps<"/committee/decisions/[number]">) {
  const actor = await requirePermission("decision.read");
  const { number } = await requireParams(params, { number: PART.reference });
  const decision = await orNotFound(findDecision(actor, number));
  const regions = await listRegions(today());
  const { decidedOn, text, conditions, items } = decision;

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
      {countsLater(decidedOn) ? <Alert tone="info">{withCountingDay("Decision recorded.", decidedOn)}</Alert> : null}
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
      <DecisionRecord decision={decision} />
    </>
  );
}
