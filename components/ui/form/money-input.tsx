"use client";

import { type ComponentProps, useSyncExternalStore } from "react";
import { formatReading, textOfReading } from "@/lib/kernel/amount-notation";
import { type AmountReading, isAboutNotation, openReadings, readAmountInput } from "@/lib/kernel/amount-input";
import { isCurrency } from "@/lib/kernel/currencies";
import { Button } from "../actions/button";
import { cx } from "../class-names";
import { controlLook, Field, fieldId, type FieldWords } from "./field";
import { SelectOptions, type Option } from "./select";
import { onEntry, useFieldText } from "./use-field-text";

type Native<Element extends "input" | "select"> = Omit<
  ComponentProps<Element>,
  "className" | "id" | "required" | "children"
>;

type Props = FieldWords & {
  /** Attributes of the amount, for example `register("amount")`. The value is the text as it is typed. */
  amount: Native<"input"> & { name: string };
  /** A fixed ISO 4217 code, or the attributes and options of a currency list. */
  currency: string | (Native<"select"> & { name: string; options: readonly Option[] });
  /** For the cells of a table, which say the currency in their heading. */
  compact?: boolean;
};

/** What the field shows under the input while a text is typed. */
function understood(reading: AmountReading, currency: string, isAsked: boolean): string {
  if (reading.kind === "read") return formatReading(reading.decimal, currency);
  return reading.kind === "refused" && !isAsked ? openReadings(reading.readings, currency) : "";
}

/** The sentence at the field: about the text as it is now, or what the form refuses. */
function sentenceAt(reading: AmountReading, error: string | undefined, isLeft: boolean): string | undefined {
  if (reading.kind === "refused") return isLeft || error ? reading.sentence : undefined;
  return error && isAboutNotation(error) ? undefined : error;
}

const startOf = ({ value, defaultValue }: Native<"input" | "select">) => String(value ?? defaultValue ?? "");

/**
 * The one field for an amount of money: plain text with the decimal keyboard, never a number box. It shows what it
 * understood ("USD 250,000.00"), and asks where a text can be read in two ways.
 */
export function MoneyInput({ amount, currency, compact = false, error, ...words }: Props) {
  const id = fieldId(amount.name);
  const { box, text, isLeft, write, ...listeners } = useFieldText("input", startOf(amount));
  const chosen = useChosen(box, typeof currency === "string" ? currency : startOf(currency));
  const code = typeof currency === "string" ? currency : chosen;
  const reading: AmountReading = isCurrency(code) ? readAmountInput(text, code) : { kind: "blank" };
  const sentence = sentenceAt(reading, error, isLeft);
  const readings = sentence !== undefined && reading.kind === "refused" ? reading.readings : [];
  const shown = understood(reading, code, sentence !== undefined);
  return (
    <Field id={id} {...words} error={sentence}>
      {({ "aria-describedby": described, ...control }) => (
        <div ref={box} {...listeners} className={cx("group grid gap-1", compact ? "relative min-w-36" : "max-w-md")}>
          <div className="flex items-stretch gap-2">
            {compact ? null : typeof currency === "string" ? (
              <span className="inline-flex min-h-11 items-center rounded-sm bg-sunken px-3 text-muted">{currency}</span>
            ) : (
              <CurrencySelect {...currency} amountLabel={words.label} />
            )}
            <input
              type="text"
              inputMode="decimal"
              autoComplete="off"
              {...amount}
              {...control}
              aria-describedby={[described, `${id}-reading`].filter(Boolean).join(" ")}
              className={cx(controlLook, "text-right tabular-nums")}
            />
          </div>
          <p
            id={`${id}-reading`}
            className={cx(
              "text-right text-sm text-muted tabular-nums",
              compact
                ? "pointer-events-none absolute top-full right-0 z-10 rounded-sm bg-white px-2 opacity-0 group-focus-within:opacity-100"
                : "min-h-5",
            )}
          >
            {shown}
          </p>
          {readings.length > 0 ? (
            <div role="group" aria-label="How this amount is read" className="flex flex-wrap justify-end gap-2">
              {readings.map((one) => (
                <Button key={one} variant="secondary" size="small" onClick={() => write(textOfReading(one, code))}>
                  {formatReading(one, code)}
                </Button>
              ))}
            </div>
          ) : null}
        </div>
      )}
    </Field>
  );
}

/** The currency chosen beside the amount, as it is now. */
function useChosen(box: React.RefObject<HTMLDivElement | null>, initial: string): string {
  return useSyncExternalStore(
    onEntry,
    () => box.current?.querySelector("select")?.value ?? initial,
    () => initial,
  );
}

type CurrencyProps = Native<"select"> & { name: string; options: readonly Option[]; amountLabel: FieldWords["label"] };

function CurrencySelect({ options, amountLabel, ...select }: CurrencyProps) {
  const label = typeof amountLabel === "string" ? `Currency of ${amountLabel.toLowerCase()}` : "Currency";
  return (
    <select {...select} id={fieldId(select.name)} aria-label={label} className={cx(controlLook, "max-w-28")}>
      <SelectOptions options={options} />
    </select>
  );
}
