import { Facts } from "@/components/ui/data/facts";
import { DataTable } from "@/components/ui/data/table";
import { Alert } from "@/components/ui/feedback/alert";
import { Panel, Stack } from "@/components/ui/page/layout";
import { formatDay } from "@/lib/kernel/dates";
import type { Verdict } from "@/lib/rates/imports/schema";
import { SOURCE_LABELS } from "@/lib/rates/labels";

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
  { refused, fresh, changed }: Verdict,
  isDone: boolean,
): { tone: "danger" | "success" | "info"; words: string } {
  if (refused.count > 0)
    return {
      tone: "danger",
      words: `${count(refused.count, "line")} cannot be read: correct the file and check it again. Nothing is imported.`,
    };
  if (isDone) return { tone: "success", words: `${count(fresh + changed, "rate")} recorded.` };
  return fresh + changed === 0
    ? { tone: "info", words: "Every rate of this file is on record already: there is nothing to import." }
    : { tone: "info", words: "Nothing is recorded yet. This is what the import will do." };
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
