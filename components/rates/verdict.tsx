import { Facts } from "@/components/ui/data/facts";
import { DataTable } from "@/components/ui/data/table";
import { Alert } from "@/components/ui/feedback/alert";
import { Panel, Stack } from "@/components/ui/page/layout";
import { formatDay } from "@/lib/kernel/dates";
import { doubtWords } from "@/lib/rates/imports/doubtful-rates.labels";
import type { Verdict } from "@/lib/rates/imports/rate-import.schema";
import { SOURCE_LABELS } from "@/lib/rates/rate.labels";

/** "1 rate", "2,175 rates". */
export const count = (number: number, unit: string) =>
  `${number.toLocaleString("en")} ${unit}${number === 1 ? "" : "s"}`;

function factsOf({ source, currencies, days, fresh, same, changed, leftOut }: Verdict, isDone: boolean) {
  return [
    { label: "Source", value: `${SOURCE_LABELS[source]}s` },
    { label: "Days", value: days ? `${formatDay(days.from)} to ${formatDay(days.to)}` : "None" },
    { label: "Currencies", value: currencies.toLocaleString("en") },
    { label: isDone ? "Recorded" : "New", value: count(fresh, "rate") },
    { label: "On record already", value: count(same, "rate") },
    {
      label: isDone ? "Corrected" : "Changed",
      value: count(changed, "rate"),
      note: changed > 0 ? "The record that stood before stays in the history." : undefined,
    },
    ...(leftOut > 0
      ? [
          {
            label: "Left out",
            value: count(leftOut, "line"),
            note: "The USD itself, and countries that use a currency which another one issues.",
          },
        ]
      : []),
  ];
}

function sentenceOf(
  { refused, fresh, changed, doubtful }: Verdict,
  isDone: boolean,
): { tone: "danger" | "success" | "info" | "warning"; words: string } {
  if (refused.count > 0)
    return {
      tone: "danger",
      words: `${count(refused.count, "line")} cannot be read: correct the file and check it again. Nothing is imported.`,
    };
  if (isDone) return { tone: "success", words: `${count(fresh + changed, "rate")} recorded.` };
  if (doubtful.count > 0) {
    const [subject, them] =
      doubtful.count === 1 ? ["1 rate looks", "it"] : [`${doubtful.count.toLocaleString("en")} rates look`, "them"];
    const words = `${subject} inverted or far from the rate before. Nothing is recorded yet. Compare ${them} with the publisher’s page, then confirm ${them} below.`;
    return { tone: "warning", words };
  }
  return fresh + changed === 0
    ? { tone: "info", words: "Every rate of this file is on record already: there is nothing to import." }
    : { tone: "info", words: "Nothing is recorded yet. This is what the import will do." };
}

/** Rates that look inverted or jump, with their lines and what they were compared with. */
function DoubtfulTable({ count: doubts, first }: Verdict["doubtful"]) {
  const caption = "Rates that look inverted or differ from the rate before";
  return (
    <DataTable
      caption={
        doubts > first.length ? `${caption}: the first ${first.length} of ${doubts.toLocaleString("en")}` : caption
      }
      columns={[
        { key: "line", header: "Line", rowHeader: true, cell: ({ line }) => line },
        { key: "day", header: "Day", nowrap: true, cell: ({ rateOn }) => formatDay(rateOn) },
        {
          key: "rate",
          header: "USD for one unit",
          nowrap: true,
          cell: (rate) => `${rate.currency} ${rate.usdPerUnit}`,
        },
        { key: "finding", header: "Compared with", wide: true, cell: doubtWords },
      ]}
      rows={first}
      rowKey={({ line, currency }) => `${line} ${currency}`}
      stacks
    />
  );
}

/** What a file would do or did: counts, and every refused line with its reason. */
export function VerdictPanel({ verdict, isDone }: { verdict: Verdict; isDone: boolean }) {
  const { tone, words } = sentenceOf(verdict, isDone);
  const { first, count: refused } = verdict.refused;
  return (
    <Panel>
      <Stack>
        <Alert tone={tone} live>
          {words}
        </Alert>
        <Facts items={factsOf(verdict, isDone)} columns={3} />
        {verdict.doubtful.count > 0 ? <DoubtfulTable {...verdict.doubtful} /> : null}
        {refused > 0 ? (
          <DataTable
            caption={refused > first.length ? `The first ${first.length} refused lines` : "Refused lines"}
            columns={[
              { key: "line", header: "Line", rowHeader: true, cell: ({ line }) => line },
              { key: "reason", header: "Why", wide: true, cell: ({ reason }) => reason },
            ]}
            rows={first}
            rowKey={({ line }) => String(line)}
          />
        ) : null}
      </Stack>
    </Panel>
  );
}
