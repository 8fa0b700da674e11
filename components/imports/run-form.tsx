"use client";

import { useRouter } from "next/navigation";
import { CheckedForm } from "@/components/people/checked-form";
import { type Answer, useCheckedForm } from "@/components/people/use-checked-form";
import { LinkButton } from "@/components/ui/actions/button";
import { RadioGroup } from "@/components/ui/form/choices";
import { MODE_LABELS } from "@/lib/imports/labels";
import { type Mode, runInput } from "@/lib/imports/schema";

type Typed = { importId: string; revision: unknown; mode: Mode };
type Props = {
  importId: string;
  revision: number;
  /** How many rows would be booked, and how many have errors. */
  good: number;
  errors: number;
  act: (input: Typed) => Promise<Answer<unknown>>;
};

const rows = (count: number) => (count === 1 ? "1 row" : `${count.toLocaleString("en")} rows`);
const haveErrors = (count: number) => (count === 1 ? "1 row has an error" : `${rows(count)} have errors`);

/** Back to what the columns hold: also where no row can be booked as they are read now. */
export function ColumnsLink({ importId }: { importId: string }) {
  return (
    <LinkButton href={`/imports/${importId}?step=columns`} variant="quiet">
      Change the columns
    </LinkButton>
  );
}

/** Books what the dry run showed. */
export function RunForm({ importId, revision, good, errors, act }: Props) {
  const router = useRouter();
  const form = useCheckedForm({
    schema: runInput,
    defaultValues: { importId, revision, mode: "all" },
    act: (typed: Typed) => act(typed),
    onDone: () => router.push(`/imports/${importId}`),
  });
  const hints: Record<Mode, string> = {
    all: errors > 0 ? `${haveErrors(errors)}, so nothing would be imported.` : `Imports ${rows(good)}.`,
    good: `Imports ${rows(good)}${errors > 0 ? ` and leaves out ${rows(errors)} with errors` : ""}.`,
  };
  return (
    <CheckedForm form={form} label="Import" pendingLabel="Importing…" otherwise={<ColumnsLink importId={importId} />}>
      <RadioGroup
        label="What to import"
        hint="Entries are never deleted: a mistake is reversed one by one."
        options={(["all", "good"] as const).map((value) => ({ value, label: MODE_LABELS[value], hint: hints[value] }))}
        {...form.field("mode")}
      />
    </CheckedForm>
  );
}
