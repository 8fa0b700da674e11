import { DayText, MomentText } from "@/components/ui/data/date";
import { Facts } from "@/components/ui/data/facts";
import { MoneyText } from "@/components/ui/data/money";
import { Timeline, type TimelineItem } from "@/components/ui/data/timeline";
import { Alert } from "@/components/ui/feedback/alert";
import { Empty } from "@/components/ui/feedback/empty";
import { hrefWith } from "@/components/ui/href";
import { Section, Stack } from "@/components/ui/page/layout";
import { PageHeader } from "@/components/ui/page/page-header";
import { List, Text, TextLink, TypedText } from "@/components/ui/page/text";
import { formatDay } from "@/lib/kernel/dates";
import { countsFromWords, countsLater } from "@/lib/kernel/future-days";
import type { ReportingDatesFilter } from "@/lib/reporting-dates/reporting-dates.schema";
import { STATE_LABELS } from "@/lib/transfers/transfer.labels";
import type { TransferRecord } from "@/lib/transfers/transfer.queries";
import { StateBadge } from "./transfer-state";

type Props = { transfer: TransferRecord };
/** `on` are the clocks of the address, which links keep. */
type HeaderProps = Props & { on: ReportingDatesFilter };

/** Which request, of which programme, and where it stands. */
export function TransferHeader({ transfer, on: { asOf, knownOn } }: HeaderProps) {
  const { reference, programme, state, isRecorded } = transfer;
  const at = (path: string) => hrefWith(path, { asOf, knownOn });
  return (
    <PageHeader
      breadcrumbs={[{ label: "Transfers", href: at("/transfers") }, { label: reference }]}
      eyebrow={`Transfer request ${reference}`}
      title={programme.title}
      meta={
        <>
          {isRecorded ? <StateBadge state={state} /> : null}
          <TextLink href={at(`/concept-notes/${programme.id}/money`)}>Money of {programme.reference}</TextLink>
        </>
      }
    />
  );
}

/** What holds the request back now; nothing where nothing does. */
function HeldBack({ transfer: { blocks } }: Props) {
  if (blocks.length === 0) return null;
  return (
    <Alert tone="warning" title="Held back">
      <List items={blocks.map(({ key, sentence }) => ({ key, content: sentence }))} />
      <Text tone="small">
        It can be released once this is settled, or once the Head of the Fund Management Unit sets it aside with a
        reason.
      </Text>
    </Alert>
  );
}

/** What is to be sent to whom. */
function TransferFacts({ transfer: { organisation, trancheNumber, amountUsd, preparedBy, note } }: Props) {
  return (
    <Facts
      items={[
        { label: "UN organisation", value: organisation },
        { label: "Amount", value: <MoneyText amount={amountUsd} /> },
        { label: "Tranche", value: trancheNumber },
        { label: "Prepared by", value: preparedBy },
        ...(note ? [{ label: "Note", value: <TypedText>{note}</TypedText> }] : []),
      ]}
    />
  );
}

const overrideLines = ({ overrides }: TransferRecord): TimelineItem[] =>
  overrides.map(({ id, at, by, reason, blocks }) => ({
    key: id,
    when: <MomentText at={at} />,
    who: by,
    title: "What held it back was set aside",
    detail: [reason, ...blocks.map(({ sentence }) => `Set aside: ${sentence}`)].join("\n"),
  }));

function endingLines({ ending, reversal }: TransferRecord): TimelineItem[] {
  const late = ending?.countsFrom ? `A late fact: it counts from ${formatDay(ending.countsFrom)}.` : "";
  const ahead = ending?.kind === "released" && countsLater(ending.on) ? `${countsFromWords(ending.on)}.` : "";
  return [
    ...(ending
      ? [
          {
            key: "ending",
            when: <MomentText at={ending.at} />,
            who: ending.by,
            title: (
              <>
                {STATE_LABELS[ending.kind]} on <DayText on={ending.on} />
              </>
            ),
            detail: [ending.reason, late, ahead].filter(Boolean).join("\n"),
            tone: ending.kind === "released" ? ("success" as const) : ("danger" as const),
          },
        ]
      : []),
    ...(reversal
      ? [
          {
            key: "reversal",
            when: <MomentText at={reversal.at} />,
            who: reversal.by,
            title: "Taken back in the books",
            detail: reversal.reason,
            tone: "danger" as const,
          },
        ]
      : []),
  ];
}

/** Everything that ever happened to the request, in its order. */
function TransferHistory({ transfer }: Props) {
  const { preparedAt, preparedBy } = transfer;
  const prepared = { key: "prepared", when: <MomentText at={preparedAt} />, who: preparedBy, title: "Prepared" };
  return (
    <Section title="What happened">
      <Timeline items={[prepared, ...overrideLines(transfer), ...endingLines(transfer)]} />
    </Section>
  );
}

/** The request as it stood; nothing where it was not recorded by then. */
export function TransferRecord({ transfer }: Props) {
  if (!transfer.isRecorded) return <Empty title="This request was not recorded by that day" />;
  return (
    <Stack gap="large">
      <HeldBack transfer={transfer} />
      <TransferFacts transfer={transfer} />
      <TransferHistory transfer={transfer} />
    </Stack>
  );
}
