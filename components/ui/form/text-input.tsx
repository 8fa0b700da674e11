import type { ComponentProps } from "react";
import { cx } from "../class-names";
import { controlLook, Field, fieldId, type FieldWords } from "./field";

/** How long the expected answer is; the box says it with its width. */
export type InputWidth = "full" | "half" | "short";

export const WIDTH: Record<InputWidth, string> = { full: "", half: "max-w-md", short: "max-w-44" };

type Props = Omit<ComponentProps<"input">, "className" | "id" | "required"> &
  FieldWords & { name: string; id?: string; width?: InputWidth };

/** One line of text with its label. Takes what `register("name")` of react-hook-form gives. */
export function TextInput({ label, hint, error, required, labelHidden, id, width = "full", ...input }: Props) {
  return (
    <Field
      id={id ?? fieldId(input.name)}
      label={label}
      hint={hint}
      error={error}
      required={required}
      labelHidden={labelHidden}
    >
      {(control) => <input type="text" {...input} {...control} className={cx(controlLook, WIDTH[width])} />}
    </Field>
  );
}

type FileProps = Omit<ComponentProps<"input">, "className" | "id" | "required" | "type" | "value"> &
  FieldWords & { name: string; id?: string };

/** One file of the reader's own computer. */
export function FileInput({ label, hint, error, required, labelHidden, id, ...input }: FileProps) {
  return (
    <Field
      id={id ?? fieldId(input.name)}
      label={label}
      hint={hint}
      error={error}
      required={required}
      labelHidden={labelHidden}
    >
      {(control) => <input type="file" {...input} {...control} className={cx(controlLook, WIDTH.half, "bg-white!")} />}
    </Field>
  );
}

/** A whole number typed as text: no spinner, no scroll accidents, the right keyboard on a telephone. */
export function NumberInput(props: Props) {
  return <TextInput inputMode="numeric" width="short" autoComplete="off" {...props} />;
}
