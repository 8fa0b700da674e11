import { DateInput } from "../form/date-input";
import { Disclosure } from "../page/disclosure";

type Props = {
  /** What stands in the address; empty where today's knowledge is asked for. */
  value: string;
  error?: string | undefined;
};

/** The second clock of a form that asks for a day: folded away, because most readers want what is known today. */
export function KnownOnField({ value, error }: Props) {
  return (
    <Disclosure summary="As known on an earlier day" open={value !== "" || error !== undefined}>
      <DateInput
        label="As known on"
        hint="Leaves out what was recorded later. Empty: everything known today."
        name="knownOn"
        defaultValue={value}
        error={error}
      />
    </Disclosure>
  );
}
