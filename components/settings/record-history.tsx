import { Badge, type BadgeTone } from "@/components/ui/data/badge";
import { DayText, MomentText } from "@/components/ui/data/date";
import { Facts } from "@/components/ui/data/facts";
import { Timeline } from "@/components/ui/data/timeline";
import { Disclosure } from "@/components/ui/page/disclosure";
import { Section } from "@/components/ui/page/layout";
import { TypedText } from "@/components/ui/page/text";
import type { HistoryLine, Standing } from "@/lib/kernel/in-force";

/** One line of a value in words. */
export type ValueLine = { label: string; value: string | null };

const STANDINGS: Readonly<Record<Standing, { label: string; tone: BadgeTone }>> = {
  "in-force": { label: "In force today", tone: "success" },
  coming: { label: "Coming", tone: "info" },
  past: { label: "Past", tone: "neutral" },
  corrected: { label: "Corrected later", tone: "closed" },
};

/** The lines of a value; one that is longer than a screen can take at a glance waits behind its label. */
export function ValueLines({ lines, folded = false }: { lines: readonly ValueLine[]; folded?: boolean }) {
  const shown = (value: string) => <TypedText>{value}</TypedText>;
  const isShort = lines.every(({ value }) => !value || value.length < 90);
  return (
    <Facts
      columns={isShort ? 2 : 1}
      items={lines.map(({ label, value }) => ({
        label,
        value: !value ? undefined : folded && value.length > 300 ? (
          <Disclosure summary={`Show ${value.length.toLocaleString("en")} characters`}>{shown(value)}</Disclosure>
        ) : (
          shown(value)
        ),
      }))}
    />
  );
}

type Props<Value> = {
  lines: readonly HistoryLine<Value>[];
  linesOf: (value: Value) => readonly ValueLine[];
  /** The names of those who recorded, by id. */
  names: ReadonlyMap<string, string>;
};

/** Everything ever recorded about one thing, the latest day first. */
export function RecordHistory<Value>({ lines, linesOf, names }: Props<Value>) {
  const items = lines.map(({ id, value, holdsFrom, recordedAt, recordedById, standing }) => ({
    key: id,
    title: (
      <>
        From <DayText on={holdsFrom} /> <Badge tone={STANDINGS[standing].tone}>{STANDINGS[standing].label}</Badge>
      </>
    ),
    when: (
      <>
        Recorded <MomentText at={recordedAt} />
      </>
    ),
    who: recordedById ? (names.get(recordedById) ?? "by somebody no longer known") : "with the installation",
    detail: <ValueLines lines={linesOf(value)} folded />,
  }));
  return (
    <Section title="History" lead="Nothing recorded here is ever changed or removed." id="history">
      <Timeline items={items} />
    </Section>
  );
}
