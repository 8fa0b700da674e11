"use client";

import { Checkbox } from "@/components/ui/form/choices";
import type { EntryKind } from "@/lib/contributions/contribution-entries";
import type { EntryPartTyped } from "@/lib/contributions/contribution.schema";
import { addDays, formatDay } from "@/lib/kernel/dates";
import type { BookingChoices } from "./booking-choices";
import type { BookingForm } from "./use-booking";

type Props = { kind: EntryKind; form: BookingForm; choices: BookingChoices; part: EntryPartTyped };

/** Whether the day typed is closed, as this page knows it or as the server just said. */
function isInClosedPeriod({ kind, form, choices: { openFrom, latest }, part: { effectiveOn } }: Props): boolean {
  if (effectiveOn === "" || effectiveOn > latest) return false;
  return (openFrom !== null && effectiveOn < openFrom) || form.refused[`${kind}.effectiveOn`] !== undefined;
}

/** Offers to book a fact of a closed period late; nothing where its day is open. */
export function LateField(props: Props) {
  const { kind, form, choices, part } = props;
  if (!part.isLate && !isInClosedPeriod(props)) return null;
  const from = choices.openFrom;
  const closed = from ? `The books are closed up to ${formatDay(addDays(from, -1))}. ` : "";
  return (
    <Checkbox
      label="Book as a late fact"
      hint={`${closed}A late fact counts from the first open day${from ? `, ${formatDay(from)}` : ""}; the published figures of its own period are listed as restated.`}
      // Without a value of its own the box is simply ticked or not.
      value={undefined}
      {...form.register(`${kind}.isLate`)}
      error={form.sentences[`${kind}.isLate`]}
    />
  );
}
