import type { ComponentProps } from "react";
import { FieldGroup, FieldNotes, fieldId, describe, type FieldWords } from "./field";
import type { Option } from "./select";

type Box = Omit<ComponentProps<"input">, "className" | "type" | "id">;

/** One box or circle with its words; the whole line can be clicked. */
export function ChoiceLine({
  kind,
  id,
  option,
  ...input
}: { kind: "checkbox" | "radio"; id: string; option: Option } & Box) {
  return (
    <div className="flex items-start gap-3 py-1.5">
      <input
        {...input}
        id={id}
        type={kind}
        value={option.value}
        disabled={option.disabled}
        aria-describedby={option.hint ? `${id}-hint` : undefined}
        className="mt-0.5 size-6 shrink-0 accent-blue-700"
      />
      <div className="min-w-0">
        <label htmlFor={id}>{option.label}</label>
        {option.hint ? (
          <p id={`${id}-hint`} className="text-sm text-muted">
            {option.hint}
          </p>
        ) : null}
      </div>
    </div>
  );
}

type Props = Omit<FieldWords, "labelHidden"> & {
  name: string;
  id?: string;
  options: readonly Option[];
  /** Two columns on wide screens, for short labels. */
  columns?: 1 | 2;
} & Omit<Box, "name" | "required" | "value" | "defaultValue" | "checked" | "defaultChecked">;

const group = (kind: "checkbox" | "radio", chosen: (value: string) => boolean | undefined, props: Props) => {
  const { label, hint, error, required, id = fieldId(props.name), options, columns = 1, ...input } = props;
  return (
    <FieldGroup id={id} label={label} hint={hint} error={error} required={required}>
      <div className={columns === 2 ? "grid gap-x-8 sm:grid-cols-2" : "grid"}>
        {options.map((option) => (
          <ChoiceLine
            key={option.value}
            {...input}
            kind={kind}
            id={`${id}-${option.value}`}
            option={option}
            defaultChecked={chosen(option.value)}
          />
        ))}
      </div>
    </FieldGroup>
  );
};

/** Any number of a short list. In react-hook-form `register` gives an array; leave `defaultValues` to the form then. */
export function CheckboxGroup({ defaultValues, ...props }: Props & { defaultValues?: readonly string[] }) {
  return group("checkbox", (value) => defaultValues?.includes(value), props);
}

/** Exactly one of a short list, all of it in sight. */
export function RadioGroup({ defaultValue, ...props }: Props & { defaultValue?: string }) {
  return group("radio", (value) => (defaultValue === undefined ? undefined : value === defaultValue), props);
}

type SingleProps = Omit<FieldWords, "labelHidden" | "label"> & { name: string; label: string; id?: string } & Omit<
    Box,
    "name" | "required"
  >;

/** One box that is ticked or not. */
export function Checkbox({ label, hint, error, required, id, ...input }: SingleProps) {
  const own = id ?? fieldId(input.name);
  return (
    <div className="flex flex-col gap-1">
      <div className="flex items-start gap-3 py-1.5">
        <input
          value="true"
          {...input}
          id={own}
          type="checkbox"
          aria-invalid={error ? true : undefined}
          aria-required={required}
          aria-describedby={describe(own, { hint, error })}
          className="mt-0.5 size-6 shrink-0 accent-blue-700"
        />
        <label htmlFor={own}>{label}</label>
      </div>
      <FieldNotes id={own} hint={hint} error={error} />
    </div>
  );
}
