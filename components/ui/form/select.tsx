import type { ComponentProps } from "react";
import { cx } from "../class-names";
import { controlLook, Field, fieldId, type FieldWords } from "./field";
import { WIDTH, type InputWidth } from "./text-input";

/** One possible answer. `group` gathers options under a heading; `keywords` are found by a filter but not shown. */
export type Option = {
  value: string;
  label: string;
  hint?: string;
  group?: string;
  keywords?: string;
  disabled?: boolean;
};

type Props = Omit<ComponentProps<"select">, "className" | "id" | "required" | "children"> &
  FieldWords & {
    name: string;
    id?: string;
    options: readonly Option[];
    /** The words of the empty choice; without them there is none. */
    placeholder?: string;
    width?: InputWidth;
  };

/** The options in order of first appearance of their group; those without one first. */
export function grouped(options: readonly Option[]): [string, Option[]][] {
  const groups = new Map<string, Option[]>([["", []]]);
  for (const option of options) {
    const group = option.group ?? "";
    groups.set(group, [...(groups.get(group) ?? []), option]);
  }
  return [...groups].filter(([, members]) => members.length > 0);
}

const choice = ({ value, label, disabled }: Option) => (
  <option key={value} value={value} disabled={disabled}>
    {label}
  </option>
);

/** The options of a native select, with their groups. */
export function SelectOptions({
  options,
  placeholder,
}: {
  options: readonly Option[];
  placeholder?: string | undefined;
}) {
  return (
    <>
      {placeholder === undefined ? null : <option value="">{placeholder}</option>}
      {grouped(options).map(([group, members]) =>
        group ? (
          <optgroup key={group} label={group}>
            {members.map(choice)}
          </optgroup>
        ) : (
          members.map(choice)
        ),
      )}
    </>
  );
}

/** One of a short list, with the browser's own list box. */
export function Select({
  label,
  hint,
  error,
  required,
  labelHidden,
  id,
  options,
  placeholder,
  width = "full",
  ...input
}: Props) {
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
        <select {...input} {...control} className={cx(controlLook, WIDTH[width])}>
          <SelectOptions options={options} placeholder={placeholder} />
        </select>
      )}
    </Field>
  );
}
