import { DayText } from "@/components/ui/data/date";
import { MoneyText } from "@/components/ui/data/money";
import { DataTable } from "@/components/ui/data/table";
import { TextLink } from "@/components/ui/page/text";
import { type Line, SETTING_LABELS, settingLines } from "@/lib/fund/fund-setting.labels";
import type { FundSetting } from "@/lib/fund/fund-setting.schema";
import type { Target } from "@/lib/fund/fund-settings";
import type { Day } from "@/lib/kernel/dates";

const LONGEST = 140;

/** The beginning of a value: the whole of it stands on its own page. */
function summaryOf(lines: readonly Line[]): string {
  const text = lines.map(({ value }) => value.replaceAll("\n", " ")).join(" · ");
  return text.length > LONGEST ? `${text.slice(0, LONGEST).trimEnd()}…` : text;
}

/** Every target decided so far. */
export function TargetsTable({ targets }: { targets: readonly Target[] }) {
  return (
    <DataTable
      caption="Capitalization targets"
      captionHidden
      rows={targets}
      rowKey={({ decidedOn }) => decidedOn}
      columns={[
        { key: "label", header: "Aims at", rowHeader: true, cell: ({ label }) => label },
        { key: "decidedOn", header: "Decided on", cell: ({ decidedOn }) => <DayText on={decidedOn} /> },
        {
          key: "amount",
          header: "Amount",
          numeric: true,
          cell: ({ amount }) => <MoneyText amount={amount} cents="when-needed" />,
        },
      ]}
    />
  );
}

type Props = { settings: readonly (FundSetting & { holdsFrom: Day })[]; placeName: (code: string) => string };

/** Each value of the profile in one line, with the way to its own page. */
export function SettingsTable({ settings, placeName }: Props) {
  return (
    <DataTable
      caption="Values in force today"
      captionHidden
      rows={settings}
      rowKey={({ key }) => key}
      columns={[
        {
          key: "label",
          header: "Value",
          rowHeader: true,
          cell: ({ key }) => <TextLink href={`/settings/fund/${key}`}>{SETTING_LABELS[key].label}</TextLink>,
        },
        {
          key: "today",
          header: "Today",
          wide: true,
          cell: (setting) => summaryOf(settingLines(setting, placeName)),
        },
        { key: "since", header: "Since", cell: ({ holdsFrom }) => <DayText on={holdsFrom} /> },
        { key: "source", header: "Source", cell: ({ source }) => source },
      ]}
    />
  );
}
