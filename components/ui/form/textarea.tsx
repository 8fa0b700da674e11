import type { ComponentProps } from "react";
import { cx } from "../class-names";
import { controlLook, Field, fieldId, type FieldWords } from "./field";

type Props = Omit<ComponentProps<"textarea">, "className" | "id" | "required"> &
  FieldWords & { name: string; id?: string };

/** Several lines of text with their label. Grows with what is typed where the browser can; `rows` is where it starts. */
export function Textarea({ label, hint, error, required, labelHidden, id, rows = 5, ...input }: Props) {
  return (
    <Field
      id={id ?? fieldId(input.name)}
      label={label}
      hint={hint}
      error={error}
      required={required}
      labelHidden={labelHidden}
    >
      {(control) => (
        <textarea
          rows={rows}
          {...input}
          {...control}
          className={cx(controlLook, "field-sizing-content max-w-3xl", rows > 3 ? "min-h-36" : "min-h-22")}
        />
      )}
    </Field>
  );
}
