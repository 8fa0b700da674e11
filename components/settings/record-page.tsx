import type { ReactNode } from "react";
import { DayText } from "@/components/ui/data/date";
import { Alert } from "@/components/ui/feedback/alert";
import { Section } from "@/components/ui/page/layout";
import { PageHeader } from "@/components/ui/page/page-header";
import type { Day } from "@/lib/kernel/dates";
import type { History } from "@/lib/kernel/in-force";
import { RecordHistory, type ValueLine, ValueLines } from "./record-history";

type Props<Value> = {
  title: string;
  eyebrow: string;
  lead?: ReactNode;
  breadcrumbs: readonly { label: string; href: string }[];
  history: History<Value>;
  linesOf: (value: Value) => readonly ValueLine[];
  names: ReadonlyMap<string, string>;
  /** Further parts between the value and its history. */
  children?: ReactNode;
  /** The form, for whoever may revise. */
  form?: ReactNode;
};

/** What is coming, so that nobody takes today's value for the last word. */
function Coming({ days }: { days: readonly Day[] }) {
  if (days.length === 0) return null;
  return (
    <Alert title={days.length === 1 ? "Another value is coming" : `${days.length} other values are coming`}>
      {days.map((day) => (
        <span key={day}>
          From <DayText on={day} />
        </span>
      ))}
    </Alert>
  );
}

/** The page of one thing of the reference data: its value today, what is coming, the form, everything recorded. */
export function RecordPage<Value>(props: Props<Value>) {
  const { title, eyebrow, lead, breadcrumbs, history, linesOf, names, children, form } = props;
  const current = history.lines.find(({ standing }) => standing === "in-force");
  const coming = history.lines.filter(({ standing }) => standing === "coming").map(({ holdsFrom }) => holdsFrom);
  return (
    <>
      <PageHeader
        title={title}
        eyebrow={eyebrow}
        lead={lead}
        breadcrumbs={[{ label: "Reference data", href: "/settings" }, ...breadcrumbs, { label: title }]}
      />
      <Section
        title={current ? "In force today" : "Not in force yet"}
        lead={
          current ? (
            <>
              Since <DayText on={current.holdsFrom} />
            </>
          ) : undefined
        }
      >
        <ValueLines lines={linesOf(history.value)} />
        <Coming days={coming.toReversed()} />
      </Section>
      {children}
      {form ? (
        <Section title="Revise" lead="A revision adds a record from a day on; what was recorded before stays.">
          {form}
        </Section>
      ) : null}
      <RecordHistory lines={history.lines} linesOf={linesOf} names={names} />
    </>
  );
}
