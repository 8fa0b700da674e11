import { Fragment } from "react";
import { Badge, type BadgeTone } from "@/components/ui/data/badge";
import { Figure, StatGrid } from "@/components/ui/data/figure";
import { MoneyText } from "@/components/ui/data/money";
import { type Column, DataTable } from "@/components/ui/data/table";
import { Alert } from "@/components/ui/feedback/alert";
import { Disclosure } from "@/components/ui/page/disclosure";
import { Section, Stack } from "@/components/ui/page/layout";
import { TextLink } from "@/components/ui/page/text";
import { formatMoney, subtract, sum, toDecimal, USD, usd, zero } from "@/lib/kernel/money";
import type { Answer, ExpectedAnswer, PoolAnswer, ProgrammeAnswer } from "@/lib/simulation/answer";
import type { Verdict } from "@/lib/simulation/simulation-problem";
import {
  EXPECTATION_LABELS,
  METHOD,
  PROOF_WORDS,
  SOLVER_WORDS,
  TIE_WORDS,
  VERDICT_LABELS,
} from "@/lib/simulation/simulation.labels";
import { NextDollars } from "./next-dollars";

export type Answered = Extract<Answer, { status: "answered" }>;

const TONE: Readonly<Record<Verdict, BadgeTone>> = {
  now: "success",
  expected: "info",
  earmark: "warning",
  money: "neutral",
  target: "warning",
  "left-out": "closed",
};

export const VerdictBadge = ({ verdict }: { verdict: Verdict }) => (
  <Badge tone={TONE[verdict]}>{VERDICT_LABELS[verdict]}</Badge>
);

const WHY = { earmark: "there is enough money, but bound elsewhere", money: "there is not enough money" } as const;

const moneyWords = (amount: string) => <MoneyText amount={amount} cents="when-needed" />;

/** Linked for everybody: who may ask the simulation reads every contribution (a test holds the permissions to that). */
function Contributions({ named = [] }: { named: ExpectedAnswer["contributions"] | undefined }) {
  return named.map(({ id, reference }, at) => (
    <Fragment key={id}>
      {at > 0 ? ", " : null}
      <TextLink href={`/contributions/${id}`}>{reference}</TextLink>
    </Fragment>
  ));
}

function Sources({ programme, answer }: { programme: ProgrammeAnswer; answer: Answered }) {
  const labels = new Map(answer.pools.map(({ key, label }) => [key, label]));
  const expected = answer.expected.filter(({ id }) => programme.expectedIds.includes(id));
  if (programme.verdict === "now") {
    return programme.draws.map(({ poolKey, amountUsd }) => (
      <div key={poolKey}>
        {moneyWords(amountUsd)} from {labels.get(poolKey) ?? poolKey}
      </div>
    ));
  }
  return (
    <>
      {programme.until ? <div>Now {WHY[programme.until]}.</div> : null}
      {expected.map(({ id, donorName, kind, amountUsd, poolLabel, contributions }) => (
        <div key={id}>
          With {moneyWords(amountUsd)} of {donorName} ({EXPECTATION_LABELS[kind]}; {poolLabel}
          {contributions?.length ? "; " : null}
          <Contributions named={contributions} />)
        </div>
      ))}
      {programme.lackingUsd ? (
        <div>
          {expected.length > 0 ? "Or with" : "Needs"} {moneyWords(programme.lackingUsd)} more that is unearmarked
        </div>
      ) : null}
    </>
  );
}

const programmeColumns = (answer: Answered): readonly Column<ProgrammeAnswer>[] => [
  {
    key: "reference",
    header: "Programme",
    rowHeader: true,
    cell: ({ id, reference, title }) => (
      <>
        <TextLink href={`/concept-notes/${id}`}>{reference}</TextLink> {title}
      </>
    ),
  },
  { key: "area", header: "Area", numeric: true, cell: ({ areaNumber }) => areaNumber ?? "–" },
  { key: "priority", header: "Priority", numeric: true, cell: ({ priority }) => priority },
  { key: "amount", header: "Amount", numeric: true, cell: ({ amountUsd }) => moneyWords(amountUsd) },
  { key: "verdict", header: "Answer", nowrap: true, cell: ({ verdict }) => <VerdictBadge verdict={verdict} /> },
  {
    key: "sources",
    header: "Paid from, or lacking",
    wide: true,
    cell: (one) => <Sources programme={one} answer={answer} />,
  },
];

const POOL_COLUMNS: readonly Column<PoolAnswer>[] = [
  { key: "pool", header: "Pool", rowHeader: true, cell: ({ label }) => label },
  { key: "before", header: "Before", numeric: true, cell: ({ beforeUsd }) => <MoneyText amount={beforeUsd} /> },
  { key: "drawn", header: "Drawn", numeric: true, cell: ({ drawnUsd }) => <MoneyText amount={drawnUsd} /> },
  { key: "after", header: "After", numeric: true, cell: ({ afterUsd }) => <MoneyText amount={afterUsd} /> },
];

const EXPECTED_COLUMNS: readonly Column<ExpectedAnswer>[] = [
  { key: "donor", header: "Donor", rowHeader: true, cell: ({ donorName }) => donorName },
  { key: "kind", header: "State", cell: ({ kind }) => EXPECTATION_LABELS[kind] },
  { key: "pool", header: "For", cell: ({ poolLabel }) => poolLabel },
  { key: "contributions", header: "With", cell: ({ contributions }) => <Contributions named={contributions} /> },
  {
    key: "amount",
    header: "Amount net of fee",
    numeric: true,
    cell: ({ amountUsd }) => <MoneyText amount={amountUsd} />,
  },
  { key: "counted", header: "Counted here", cell: ({ isCounted }) => (isCounted ? "Yes" : "No") },
];

export function Method() {
  return (
    <Disclosure summary="How this is worked out">
      <Stack>
        {METHOD.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </Stack>
    </Disclosure>
  );
}

/** What all pools hold after the set. */
export const leftOver = ({ pools }: Answered): string =>
  toDecimal(
    sum(
      pools.map(({ afterUsd }) => usd(afterUsd)),
      USD,
    ),
  );

/** Costs may leave the unearmarked pool below zero: then it gives nothing. */
function Deficit({ pools }: Answered) {
  const below = pools.map(({ beforeUsd }) => usd(beforeUsd)).find(({ minor }) => minor < 0n);
  if (!below) return null;
  return (
    <Alert tone="warning" title={`The unearmarked pool lacks ${formatMoney(subtract(zero(USD), below))}`}>
      It gives nothing until new money has filled it. What is earmarked can still be spent.
    </Alert>
  );
}

function Headline({ answer }: { answer: Answered }) {
  const { fundedCount, programmes, fundedUsd, proof } = answer;
  return (
    <Stack>
      <StatGrid columns={3}>
        <Figure
          label="Fundable now"
          value={`${fundedCount} of ${programmes.length}`}
          basis={
            answer.withoutAmount?.length ? "Of the pipeline, where an amount is recorded" : "Programmes of the pipeline"
          }
        />
        <Figure label="Their amount" value={moneyWords(fundedUsd)} basis="In full, out of the pools below" />
        <Figure label="Left in the pools" value={moneyWords(leftOver(answer))} basis="Including the reserve" />
      </StatGrid>
      <Alert tone={proof === "limit" ? "warning" : "info"}>
        {proof === "limit" && answer.gapPercent === null ? TIE_WORDS : PROOF_WORDS[proof]}
        {answer.gapPercent ? ` It has at least all but ${answer.gapPercent} % of what is possible at most.` : null}
      </Alert>
      <Deficit {...answer} />
      {answer.targets.length > 0 ? <p>Targets kept: {answer.targets.join("; ")}.</p> : null}
    </Stack>
  );
}

function Impossible({ answer }: { answer: Exclude<Answer, Answered> }) {
  if (answer.status === "unfinished") {
    return (
      <Alert tone="warning" title="No answer in the time given">
        Leave out some programmes or targets and ask again.
      </Alert>
    );
  }
  const { conflict, lackingUsd, isBySolver } = answer;
  return (
    <Alert
      tone="danger"
      title={conflict.length > 1 ? "These demands cannot hold together" : "This demand cannot be met with what is held"}
    >
      {conflict.map((words) => (
        <p key={words}>{words}</p>
      ))}
      {conflict.length > 1 ? <p>Without any one of them the others could.</p> : null}
      {lackingUsd ? (
        <p>
          {conflict.length > 1 ? "So could all of them" : "It could be met"} with {moneyWords(lackingUsd)} more that is
          unearmarked.
        </p>
      ) : null}
      {isBySolver ? <p>{SOLVER_WORDS.conflict}</p> : null}
    </Alert>
  );
}

/** The answer to a question: what is fundable, from where, and what stands between the others and their money. */
export function AnswerView({ answer }: { answer: Answer }) {
  if (answer.status !== "answered") return <Impossible answer={answer} />;
  return (
    <Stack gap="large">
      <Headline answer={answer} />
      <Section title="The programmes">
        <DataTable
          caption="Programmes"
          captionHidden
          columns={programmeColumns(answer)}
          rows={answer.programmes}
          rowKey={({ id }) => id}
          empty="No programme of the pipeline has an amount."
        />
      </Section>
      <Section title="The pools">
        <DataTable caption="Pools" captionHidden columns={POOL_COLUMNS} rows={answer.pools} rowKey={({ key }) => key} />
      </Section>
      <NextDollars answer={answer} />
      {answer.expected.length > 0 ? (
        <Section title="Money that is to come">
          <DataTable
            caption="Money that is to come"
            captionHidden
            columns={EXPECTED_COLUMNS}
            rows={answer.expected}
            rowKey={({ id }) => id}
          />
        </Section>
      ) : null}
      <Method />
    </Stack>
  );
}
