"use client";

import { useRouter } from "next/navigation";
import { CheckedForm } from "@/components/people/checked-form";
import { type Answer, useCheckedForm } from "@/components/people/use-checked-form";
import { LinkButton } from "@/components/ui/actions/button";
import { RadioGroup } from "@/components/ui/form/choices";
import { MODE_LABELS, moneyOfTotals, rowCount } from "@/lib/imports/import.labels";
import { type Mode, runInput } from "@/lib/imports/import.schema";
import type { CurrencyTotal } from "@/lib/imports/rows/import-totals";

type Typed = { importId: string; revision: unknown; mode: Mode };
type Props = {
  importId: string;
  revision: number;
  /** Rows that will be imported, and what they come to. */
  selected: { rows: number; totals: readonly CurrencyTotal[] };
  /** Rows left out: those with errors, and those with a warning that are not selected. */
  errors: number;
  unselected: number;
  act: (input: Typed) => Promise<Answer<unknown>>;
};

/** Back to what the columns hold: also where no row can be booked as they are read now. */
export function ColumnsLink({ importId }: { importId: string }) {
  return (
    <LinkButton href={`/imports/${importId}?step=columns`} variant="quiet">
      Change the columns
    </LinkButton>
  );
}

const leftOut = ({ errors, unselected }: Pick<Props, "errors" | "unselected">) =>
  [
    ...(errors > 0 ? [`${rowCount(errors)} with errors`] : []),
    ...(unselected > 0 ? [`${rowCount(unselected)} with a warning not selected`] : []),
  ].join(" and ");

/** Imports what the dry run showed. */
export function RunForm({ importId, revision, selected, errors, unselected, act }: Props) {
  const router = useRouter();
  const form = useCheckedForm({
    schema: runInput,
    defaultValues: { importId, revision, mode: "all" },
    act: (typed: Typed) => act(typed),
    onDone: () => router.push(`/imports/${importId}`),
  });
  const others = leftOut({ errors, unselected });
  const hints: Record<Mode, string> = {
    all: others ? `Nothing is imported: the file has ${others}.` : `Imports ${rowCount(selected.rows)}.`,
    good: `Imports ${rowCount(selected.rows)}${others ? ` and leaves out ${others}` : ""}.`,
  };
  const label = `Import ${rowCount(selected.rows)}: ${moneyOfTotals(selected.totals)}`;
  return (
    <CheckedForm form={form} label={label} pendingLabel="Importing…" otherwise={<ColumnsLink importId={importId} />}>
      <RadioGroup
        label="What to import"
        hint="Entries are never deleted. A mistake is reversed entry by entry."
        options={(["all", "good"] as const).map((value) => ({ value, label: MODE_LABELS[value], hint: hints[value] }))}
        {...form.field("mode")}
      />
    </CheckedForm>
  );
}
