"use client";

import type { ComponentProps } from "react";
import { formatDay, isDay } from "@/lib/kernel/dates";
import { readTypedDay, sentenceOfDays } from "@/lib/kernel/day-notation";
import { Button } from "../actions/button";
import { cx } from "../class-names";
import { controlLook, Field, fieldId, type FieldWords } from "./field";
import type { TextInput } from "./text-input";
import { useFieldText } from "./use-field-text";

type Props = Omit<ComponentProps<typeof TextInput>, "type" | "width"> & FieldWords;

const startOf = ({ value, defaultValue }: Pick<Props, "value" | "defaultValue">) => String(value ?? defaultValue ?? "");

/**
 * The one field for a calendar day: the browser's own date field, with the day in words under it, because one browser
 * shows the month first and another the day. A text with two readings is asked.
 */
export function DateInput({ label, hint, error, required, labelHidden, id, ...input }: Props) {
  const own = id ?? fieldId(input.name);
  const { box, text, write, isLeft, ...listeners } = useFieldText("input", startOf(input));
  // A date field shows nothing of what is no day; as text it stays to be corrected.
  const isText = startOf(input) !== "" && !isDay(startOf(input));
  const typed = readTypedDay(text);
  const asked = typed.kind === "asked" ? typed.readings : [];
  const sentence = asked.length > 0 && (isLeft || error) ? sentenceOfDays(text, asked) : error;
  return (
    <Field id={own} label={label} hint={hint} required={required} labelHidden={labelHidden} error={sentence}>
      {({ "aria-describedby": described, ...control }) => (
        <div ref={box} {...listeners} className="grid max-w-44 gap-1">
          <input
            {...input}
            {...control}
            type={isText ? "text" : "date"}
            aria-describedby={[described, `${own}-reading`].filter(Boolean).join(" ")}
            className={cx(controlLook)}
          />
          <p id={`${own}-reading`} className="min-h-5 text-sm text-muted">
            {typed.kind === "read" ? formatDay(typed.day) : ""}
          </p>
          {asked.map((day) => (
            <Button key={day} variant="secondary" size="small" onClick={() => write(day)}>
              {formatDay(day)}
            </Button>
          ))}
        </div>
      )}
    </Field>
  );
}
