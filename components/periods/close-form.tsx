"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useWatch } from "react-hook-form";
import type { z } from "zod";
import { CheckedForm } from "@/components/people/checked-form";
import { type Answer, useCheckedForm } from "@/components/people/use-checked-form";
import { Alert } from "@/components/ui/feedback/alert";
import { Checkbox } from "@/components/ui/form/choices";
import { DateInput } from "@/components/ui/form/date-input";
import { Textarea } from "@/components/ui/form/textarea";
import { hrefWith } from "@/components/ui/href";
import { Panel } from "@/components/ui/page/layout";
import { List, TextLink } from "@/components/ui/page/text";
import { addDays, formatDay, isDay } from "@/lib/kernel/dates";
import { closePeriodInput } from "@/lib/ledger/period.schema";

type Closed = { closedThrough: string };
type Props = {
  /** The first day of the open period; null while nothing was closed. */
  earliest: string | null;
  /** The last day that is over everywhere. */
  latest: string;
  act: (input: unknown) => Promise<Answer<Closed>>;
};

/** What closing will do, before it is done; a closing can never be taken back. */
function Consequences({ closedThrough }: { closedThrough: string }) {
  const through = isDay(closedThrough) ? formatDay(closedThrough) : "the day you choose";
  const from = isDay(closedThrough) ? formatDay(addDays(closedThrough, 1)) : "the day after";
  return (
    <Panel title="What follows" tone="sunken">
      <List
        items={[
          {
            key: "published",
            content: (
              <>
                The figures up to {through} are published as they stand now:{" "}
                <TextLink href={hrefWith("/fund-status", { asOf: isDay(closedThrough) ? closedThrough : undefined })}>
                  see them before
                </TextLink>
                .
              </>
            ),
          },
          { key: "refused", content: `No one can post entries dated on or before ${through}.` },
          {
            key: "late",
            content: `What becomes known later counts from ${from}, marked as late, and is listed publicly as a restatement with its reason.`,
          },
          { key: "final", content: "A period close cannot be reversed." },
        ]}
      />
    </Panel>
  );
}

/** Closes the books up to a day, after saying what follows. */
export function CloseForm({ earliest, latest, act }: Props) {
  const router = useRouter();
  const [closed, setClosed] = useState<string>();
  const form = useCheckedForm<z.input<typeof closePeriodInput>, unknown, Closed>({
    schema: closePeriodInput,
    defaultValues: { closedThrough: "", note: "", confirmed: false },
    act,
    onDone: ({ closedThrough }) => {
      setClosed(closedThrough);
      form.reset();
      router.refresh();
    },
  });
  const closedThrough = useWatch({ control: form.control, name: "closedThrough" });
  const done = closed ? (
    <Alert tone="success" live>
      The books are closed up to {formatDay(closed)}.
    </Alert>
  ) : null;
  return (
    <CheckedForm form={form} label="Close the period" pendingLabel="Closing…" done={done}>
      <DateInput
        label="Last day of the period"
        hint={`${earliest ? `From ${formatDay(earliest)} to` : "Up to"} ${formatDay(latest)}, the last day that is over everywhere (UTC-12).`}
        required
        {...(earliest && { min: earliest })}
        max={latest}
        {...form.field("closedThrough")}
      />
      <Textarea
        label="Note"
        hint="For whoever looks at this closing later, for example the report it belongs to."
        rows={2}
        {...form.field("note")}
      />
      <Consequences closedThrough={closedThrough} />
      <Checkbox
        label="I have checked the figures of this period; they are final"
        required
        // Without a value of its own the box is simply ticked or not.
        value={undefined}
        {...form.field("confirmed")}
      />
    </CheckedForm>
  );
}
