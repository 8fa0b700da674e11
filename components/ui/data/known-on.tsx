import { DateInput } from "../form/date-input";
import { Disclosure } from "../page/disclosure";

type Props = {
  /** What stands in the address; empty where today's knowledge is asked for. */
  value: string;
  error?: string | undefined;
};

/** The second clock of a form that asks for a day: folded away until it is used, because most ask what is known today. */
export function KnownOnField({ value, error }: Props) {
  const field = (
    <DateInput
      label="As known on"
      hint="Leaves out what was recorded later. Empty: all that is known."
      name="knownOn"
      defaultValue={value}
      error={error}
    />
  );
  return value === "" && error === undefined ? (
    <Disclosure summary="As known on an earlier day">{field}</Disclosure>
  ) : (
    field
  );
}
