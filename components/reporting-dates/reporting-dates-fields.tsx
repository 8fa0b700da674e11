import { DateInput } from "@/components/ui/form/date-input";
import { Disclosure } from "@/components/ui/page/disclosure";
import { type AskedDates, typedAsOf, typedKnownOn } from "@/lib/reporting-dates/reporting-dates.schema";

type Props = { on: AskedDates };

/** The as-of date of a filter; empty where it is today. */
export const AsOfField = ({ on, label = "As of", hint }: Props & { label?: string; hint?: string }) => (
  <DateInput label={label} hint={hint} name="asOf" defaultValue={typedAsOf(on)} error={on.errors.asOf} />
);

/** The as-known date: folded away until it is used, because most readers ask for what is known today. */
export function KnownOnField({ on }: Props) {
  const value = typedKnownOn(on);
  const field = (
    <DateInput
      label="As known on"
      hint="Leaves out what was recorded later. Empty: all that is known."
      name="knownOn"
      defaultValue={value}
      error={on.errors.knownOn}
    />
  );
  return value === "" && on.errors.knownOn === undefined ? (
    <Disclosure summary="As known on an earlier day">{field}</Disclosure>
  ) : (
    field
  );
}
