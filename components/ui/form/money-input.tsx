import type { ComponentProps } from "react";
import { cx } from "../class-names";
import { controlLook, Field, fieldId, type FieldWords } from "./field";
import { SelectOptions, type Option } from "./select";

type Native<Element extends "input" | "select"> = Omit<
  ComponentProps<Element>,
  "className" | "id" | "required" | "children"
>;

type Props = Omit<FieldWords, "labelHidden"> & {
  /** Attributes of the amount, for example `register("amount")`. The value is a decimal string such as "1234.50". */
  amount: Native<"input"> & { name: string };
  /** A fixed ISO 4217 code, or the attributes and options of a currency list. */
  currency: string | (Native<"select"> & { name: string; options: readonly Option[] });
};

/** An amount of money: plain text with the decimal keyboard, never a number box, beside its currency. */
export function MoneyInput({ amount, currency, ...words }: Props) {
  const id = fieldId(amount.name);
  return (
    <Field id={id} {...words}>
      {(control) => (
        <div className="flex max-w-md items-stretch gap-2">
          {typeof currency === "string" ? (
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
            className={cx(controlLook, "text-right tabular-nums")}
          />
        </div>
      )}
    </Field>
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
