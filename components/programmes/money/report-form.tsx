"use client";

import type { Act } from "@/components/concept-notes/acts/use-act";
import { Select } from "@/components/ui/form/select";
import { Textarea } from "@/components/ui/form/textarea";
import { TodayInput } from "@/components/ui/form/today-input";
import { withCountingDay } from "@/lib/kernel/future-days";
import { REPORT_LABELS } from "@/lib/programmes/reports/report.labels";
import type { ReportKey } from "@/lib/programmes/reports/reports-due";
import { OneAct } from "./one-act";

const WORDS = {
  submit: {
    summary: "Record a submitted report",
    label: "Record it as submitted",
    done: "Report recorded as submitted.",
    day: "Submitted on",
  },
  accept: {
    summary: "Accept a report",
    label: "Accept the report",
    done: "Report accepted.",
    day: "Accepted on",
  },
} as const;

type Props = {
  step: keyof typeof WORDS;
  noteId: string;
  /** The reports this can be said of. */
  reports: readonly ReportKey[];
  latest: string;
  act: Act<Readonly<Record<string, unknown>>>;
};

const valueOf = ({ kind, year }: ReportKey) => `${kind} ${year}`;

/** Keeps the day a report was submitted, or accepted; nothing to fill in where this can be said of none. */
export function ReportForm({ step, noteId, reports, latest, act }: Props) {
  const { day, done, ...words } = WORDS[step];
  return (
    <OneAct
      name={`report-${step}`}
      {...words}
      done={({ text }) => withCountingDay(done, text("doneOn"))}
      isPossible={reports.length > 0}
      act={({ text }) => {
        const [kind, year] = text("kind").split(" ");
        return act({ noteId, kind, year, doneOn: text("doneOn"), note: text("note") });
      }}
    >
      {(field) => (
        <>
          <Select
            label="Report"
            required
            width="half"
            placeholder="Choose a report"
            options={reports.map((report) => ({
              value: valueOf(report),
              label: `${REPORT_LABELS[report.kind]} of ${report.year}`,
            }))}
            {...field("kind")}
          />
          <TodayInput label={day} required latest={latest} {...field("doneOn")} />
          <Textarea label="Note" rows={2} {...field("note")} />
        </>
      )}
    </OneAct>
  );
}
