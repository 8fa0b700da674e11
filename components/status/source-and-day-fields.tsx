"use client";

import { Checkbox } from "@/components/ui/form/choices";
import { DateInput } from "@/components/ui/form/date-input";
import { Textarea } from "@/components/ui/form/textarea";
import { addDays, formatDay } from "@/lib/kernel/dates";

type FieldProps = { name: string; error?: string };

type Props = {
  /** Attributes and sentence of a field by its name, as the form gives them. */
  field: (name: "on" | "description" | "isLate") => FieldProps;
  /** The day as typed, and the first day that takes entries (null: every day). */
  on: string;
  openFrom: string | null;
  latest: string;
};

const KNOWN_FROM = "What this is and where it is known from, for example the number of the statement.";
const PUBLISHED = "Published with the restatement: name no person and nothing confidential.";

/** When it was true and where it is known from; offers to book a fact of a closed period late. */
export function ToldFields({ field, on, openFrom, latest }: Props) {
  const isClosed = on !== "" && openFrom !== null && on < openFrom;
  return (
    <>
      <DateInput
        label="Date"
        hint="The day it was true: credited, paid, reported."
        required
        max={latest}
        {...field("on")}
      />
      {isClosed ? (
        <Checkbox
          label="Book as a late fact"
          hint={`The books are closed up to ${formatDay(addDays(openFrom, -1))}. A late fact counts from ${formatDay(openFrom)}; the published figures of its own period are listed as restated.`}
          // Without a value of its own the box is simply ticked or not.
          value={undefined}
          {...field("isLate")}
        />
      ) : null}
      <Textarea
        label="Description"
        hint={isClosed ? `${KNOWN_FROM} ${PUBLISHED}` : KNOWN_FROM}
        required
        rows={2}
        {...field("description")}
      />
    </>
  );
}
