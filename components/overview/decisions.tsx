import { MoneyText } from "@/components/ui/data/money";
import { Timeline } from "@/components/ui/data/timeline";
import { Empty } from "@/components/ui/feedback/empty";
import { Section, Stack } from "@/components/ui/page/layout";
import { List, TextLink, TypedText } from "@/components/ui/page/text";
import { MODE_LABELS, OUTCOME_LABELS } from "@/lib/committee/decision.labels";
import { formatDay } from "@/lib/kernel/dates";
import type { DecisionRow, RecentDecisions } from "@/lib/overview/overview";
import type { Links } from "./links";

function Decided({ decision: { text, items } }: { decision: DecisionRow }) {
  return (
    <Stack gap="small">
      <TypedText>{text}</TypedText>
      <List
        items={items.map(({ noteId, title, outcome, amount }) => ({
          key: noteId,
          content: (
            <>
              {title}: {OUTCOME_LABELS[outcome]}
              {amount === null ? null : (
                <>
                  , <MoneyText amount={amount} />
                </>
              )}
            </>
          ),
        }))}
      />
    </Stack>
  );
}

/** What the committee decided at its last recorded meeting and after it. */
export function DecisionsSection({ recent, links }: { recent: RecentDecisions; links: Links }) {
  const { lastMeetingOn, decisions } = recent;
  const lead = lastMeetingOn
    ? `Taken at the last recorded meeting of ${formatDay(lastMeetingOn)} and since.`
    : "No meeting is recorded by this day; every decision up to it is listed.";
  return (
    <Section
      title="Decisions since the last meeting"
      lead={lead}
      actions={<TextLink href={links.decisions()}>All decisions</TextLink>}
    >
      {decisions.length === 0 ? (
        <Empty title="No decision is recorded by this day">Decisions appear here as soon as they are recorded.</Empty>
      ) : (
        <Timeline
          items={decisions.map((decision) => ({
            key: decision.number,
            when: formatDay(decision.decidedOn),
            title: <TextLink href={links.decision(decision.number)}>{decision.number}</TextLink>,
            who: MODE_LABELS[decision.mode],
            detail: <Decided decision={decision} />,
          }))}
        />
      )}
    </Section>
  );
}
