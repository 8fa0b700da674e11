"use client";

import { Fragment, useState } from "react";
import { ChoiceLine } from "./choices";
import { controlLook, FieldGroup, fieldId, type FieldWords } from "./field";
import { matching } from "./option-search";
import { grouped, type Option } from "./select";

type Props = Omit<FieldWords, "labelHidden"> & {
  name: string;
  id?: string;
  options: readonly Option[];
  /** The chosen values when the form holds them; without them the field holds its own. */
  value?: readonly string[];
  defaultValue?: readonly string[];
  onChange?: (values: string[]) => void;
  /** What one filters, in the plural, for the filter's label: "countries". */
  noun?: string;
};

type ChosenProps = { chosen: readonly Option[]; onRemove: (value: string) => void };

function Chosen({ chosen, onRemove }: ChosenProps) {
  if (chosen.length === 0) return <p className="text-sm text-muted">Nothing chosen yet.</p>;
  return (
    <ul className="flex flex-wrap gap-2">
      {chosen.map(({ value, label }) => (
        <li key={value}>
          <button
            type="button"
            onClick={() => onRemove(value)}
            aria-label={`Remove ${label}`}
            className="inline-flex min-h-8 items-center gap-2 rounded-sm bg-blue-100 px-2.5 text-sm text-blue-900 hover:bg-blue-200"
          >
            {label} <span aria-hidden="true">×</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

type ListProps = {
  id: string;
  noun: string;
  options: readonly Option[];
  values: readonly string[];
  onToggle: (value: string) => void;
};

function FilteredList({ id, noun, options, values, onToggle }: ListProps) {
  const [typed, setTyped] = useState("");
  const found = matching(options, typed);
  return (
    <div className="max-w-xl rounded-sm border border-edge bg-white">
      <input
        type="search"
        aria-label={`Filter ${noun}`}
        placeholder={`Filter ${noun}`}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        // Enter in a filter must not send the form.
        onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
        className={`${controlLook} rounded-b-none border-0 border-b`}
      />
      <div className="relative max-h-64 overflow-y-auto px-3 py-1">
        {grouped(found).map(([group, members]) => (
          <Fragment key={group}>
            {group ? <p className="pt-2 text-sm font-semibold text-muted">{group}</p> : null}
            {members.map((option) => (
              <ChoiceLine
                key={option.value}
                kind="checkbox"
                id={`${id}-${option.value}`}
                option={option}
                checked={values.includes(option.value)}
                onChange={() => onToggle(option.value)}
              />
            ))}
          </Fragment>
        ))}
      </div>
      <p role="status" className="px-3 py-1.5 text-sm text-muted">
        {found.length === 0 ? "Nothing in the list matches." : `${values.length} chosen, ${found.length} shown`}
      </p>
    </div>
  );
}

/** Any number of a long list: a filter over checkboxes, what is chosen above. Each value travels in a hidden input. */
export function MultiSelect({ noun = "the list", options, value, defaultValue = [], onChange, ...field }: Props) {
  const { name, id = fieldId(name), ...words } = field;
  const [own, setOwn] = useState<readonly string[]>(defaultValue);
  const values = value ?? own;
  const toggle = (one: string) => {
    const next = values.includes(one) ? values.filter((other) => other !== one) : [...values, one];
    setOwn(next);
    onChange?.(next);
  };
  return (
    <FieldGroup id={id} {...words}>
      <Chosen chosen={options.filter((option) => values.includes(option.value))} onRemove={toggle} />
      {values.map((one) => (
        <input key={one} type="hidden" name={name} value={one} />
      ))}
      <FilteredList id={id} noun={noun} options={options} values={values} onToggle={toggle} />
    </FieldGroup>
  );
}
