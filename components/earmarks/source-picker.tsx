import { NO_TOTAL } from "@/components/concept-notes/form/totals";
import { Button } from "@/components/ui/actions/button";
import { FieldGroup, fieldId } from "@/components/ui/form/field";
import { MoneyInput } from "@/components/ui/form/money-input";
import { Disclosure } from "@/components/ui/page/disclosure";
import { Stack } from "@/components/ui/page/layout";
import { List, Text } from "@/components/ui/page/text";
import type { SourceChoice } from "@/lib/concept-notes/source-choice.queries";
import { compare, formatMoney, negate, subtract, type Usd, USD, usd, zero } from "@/lib/kernel/money";
import { leftOf, restFrom, type SourcesTyped } from "./typed-sources";

type Props = {
  label: string;
  choices: readonly SourceChoice[];
  /** What the sources have to add up to; null while no amount is typed. */
  needed: Usd | null;
  typed: SourcesTyped;
  onTyped: (typed: SourcesTyped) => void;
  /** The name on the page and the refusal of a field: "sources", or "sources." and the key of one. */
  field: (name: string) => { name: string; error: string | undefined };
};

/** The sum of what is named, and what is left to name, as it is typed. */
function Sum({ needed, typed }: { needed: Usd | null; typed: SourcesTyped }) {
  if (!needed) return <Text tone="small">Enter the amount first.</Text>;
  const left = leftOf(needed, typed);
  if (!left) return <Text>{NO_TOTAL}.</Text>;
  const named = `${formatMoney(subtract(needed, left))} of ${formatMoney(needed)} named`;
  const order = compare(left, zero(USD));
  if (order === 0) return <Text>{named}: the sources add up to the amount.</Text>;
  const over = formatMoney(negate(left));
  return <Text>{order > 0 ? `${named}; ${formatMoney(left)} left to name.` : `${named}: ${over} too much.`}</Text>;
}

type LineProps = Pick<Props, "needed" | "typed" | "onTyped" | "field"> & { choice: SourceChoice };

function SourceLine({ choice, needed, typed, onTyped, field }: LineProps) {
  const { key, label, availableUsd } = choice;
  const { name, error } = field(`sources.${key}`);
  const rest = needed && restFrom(choice, needed, typed);
  return (
    <Stack gap="small">
      <MoneyInput
        label={label}
        hint={`${formatMoney(usd(availableUsd))} available`}
        currency="USD"
        amount={{
          name,
          value: typed[key] ?? "",
          onChange: (event) => onTyped({ ...typed, [key]: event.target.value }),
        }}
        error={error}
      />
      {rest ? (
        <div>
          <Button
            variant="secondary"
            size="small"
            aria-label={`Take the rest from here: ${label}`}
            onClick={() => onTyped({ ...typed, [key]: rest })}
          >
            Take the rest from here
          </Button>
        </div>
      ) : null}
    </Stack>
  );
}

/** A source that has something typed stays in sight when it no longer holds anything, so that nothing typed is lost. */
const emptied = (choices: readonly SourceChoice[], typed: SourcesTyped): SourceChoice[] =>
  Object.keys(typed)
    .filter((key) => typed[key] && !choices.some((choice) => choice.key === key && choice.refusal === null))
    .map((key) => ({
      key,
      label: choices.find((choice) => choice.key === key)?.label ?? key,
      availableUsd: "0.00",
      refusal: null,
    }));

/** Which sources pay how much of an amount: what each holds now, and a hand for the rest. */
export function SourcePicker({ label, choices, needed, typed, onTyped, field }: Props) {
  const { name, error } = field("sources");
  const open = [...choices.filter(({ refusal }) => refusal === null), ...emptied(choices, typed)];
  const closed = choices.filter(({ refusal }) => refusal !== null);
  return (
    <FieldGroup
      id={fieldId(name)}
      label={label}
      required
      hint="One source or several, which add up to the amount. The unearmarked pool pays only what is named here."
      error={error}
    >
      <Stack>
        <div role="status">
          <Sum needed={needed} typed={typed} />
        </div>
        {open.map((choice) => (
          <SourceLine key={choice.key} choice={choice} needed={needed} typed={typed} onTyped={onTyped} field={field} />
        ))}
        {closed.length > 0 ? (
          <Disclosure summary={`Sources that cannot pay for this note (${closed.length})`}>
            <List items={closed.map(({ key, label: of, refusal }) => ({ key, content: `${of}. ${refusal ?? ""}` }))} />
          </Disclosure>
        ) : null}
      </Stack>
    </FieldGroup>
  );
}
