import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DecidedProgrammes } from "@/components/public/decided-programmes";
import { Section } from "@/components/ui/page/layout";
import { PageHeader } from "@/components/ui/page/page-header";
import { Text, TypedText } from "@/components/ui/page/text";
import { PART, readParams } from "@/lib/kernel/address-parts";
import { formatDay } from "@/lib/kernel/dates";
import { findPublicDecision } from "@/lib/open-data/public-decisions.queries";
import { pageMetadata } from "../../metadata";

type Props = PageProps<"/decisions/[number]">;

async function findDecision({ params }: Props) {
  const part = await readParams(params, { number: PART.reference });
  return (part && (await findPublicDecision(part.number))) ?? notFound();
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { number, decidedOn } = await findDecision(props);
  const description = `Decision ${number} of the Steering Committee, ${formatDay(decidedOn)}.`;
  return pageMetadata(`Decision ${number}`, description, `/decisions/${number}`);
}

export default async function DecisionPage(props: Props) {
  const { number, decidedOn, modeLabel, text, conditions, items, hasUnpublishedItems } = await findDecision(props);
  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: "Decisions", href: "/decisions" }, { label: number }]}
        title={`Decision ${number}`}
        meta={
          <span>
            {formatDay(decidedOn)} · {modeLabel}
          </span>
        }
      />
      {text === null ? null : <TypedText>{text}</TypedText>}
      {conditions ? (
        <Section title="Conditions">
          <TypedText>{conditions}</TypedText>
        </Section>
      ) : null}
      <Section title="Programmes concerned">
        <DecidedProgrammes number={number} items={items} />
      </Section>
      {hasUnpublishedItems ? (
        <Text tone="small">
          This decision also concerns notes that are not published; its text is therefore not printed here.
        </Text>
      ) : null}
    </>
  );
}
