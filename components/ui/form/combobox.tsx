"use client";

import { useId, useState, type KeyboardEvent } from "react";
import { cx } from "../class-names";
import { controlLook, Field, fieldId, type FieldWords } from "./field";
import { matching } from "./option-search";
import type { Option } from "./select";
import { WIDTH, type InputWidth } from "./text-input";

type Props = FieldWords & {
  name: string;
  id?: string;
  options: readonly Option[];
  /** The chosen value when the form holds it; without it the field holds its own. */
  value?: string;
  defaultValue?: string;
  onChange?: (value: string) => void;
  onBlur?: () => void;
  placeholder?: string;
  width?: InputWidth;
};

/** What is typed, which line is marked, what is chosen. A text that names nothing falls back to the last choice. */
function useCombobox({ options, value, defaultValue = "", onChange, onBlur }: Props) {
  const [own, setOwn] = useState(defaultValue);
  const chosen = options.find((option) => option.value === (value ?? own));
  const [typed, setTyped] = useState<string>();
  const [marked, setMarked] = useState(0);
  const found = typed === undefined ? [] : matching(options, typed === chosen?.label ? "" : typed);

  const choose = (option: Option | undefined) => {
    setOwn(option?.value ?? "");
    onChange?.(option?.value ?? "");
    setTyped(undefined);
  };
  const type = (text: string) => {
    setTyped(text);
    setMarked(0);
  };
  const open = () => type(chosen?.label ?? "");
  const leave = () => {
    if (typed === "") choose(undefined);
    else if (found.length === 1 && typed !== chosen?.label) choose(found[0]);
    setTyped(undefined);
    onBlur?.();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      if (typed === undefined) open();
      else setMarked((marked + step + found.length) % Math.max(found.length, 1));
    } else if (event.key === "Enter" && typed !== undefined && found[marked]) {
      event.preventDefault();
      choose(found[marked]);
    } else if (event.key === "Escape" && typed !== undefined) {
      event.preventDefault();
      setTyped(undefined);
    }
  };
  return { chosen, typed, found, marked, choose, type, open, leave, onKeyDown };
}

type ListProps = {
  id: string;
  found: readonly Option[];
  marked: number;
  chosen: Option | undefined;
  onChoose: (option: Option) => void;
};

function OptionList({ id, found, marked, chosen, onChoose }: ListProps) {
  return (
    <ul
      id={id}
      role="listbox"
      className="absolute inset-x-0 top-full z-20 mt-1 max-h-72 overflow-y-auto rounded-sm border border-edge bg-white py-1 shadow-lg"
    >
      {found.map((option, index) => (
        <li
          key={option.value}
          id={`${id}-${index}`}
          role="option"
          aria-selected={option.value === chosen?.value}
          ref={index === marked ? (line) => line?.scrollIntoView({ block: "nearest" }) : undefined}
          // The list must not take the focus before the click arrives.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(option)}
          className={cx("cursor-pointer px-3 py-2", index === marked && "bg-blue-100")}
        >
          {option.label}
          {option.hint ? <span className="ml-2 text-sm text-muted">{option.hint}</span> : null}
        </li>
      ))}
    </ul>
  );
}

/** One of a long list: type to find it, arrows and Enter to choose. The value travels in a hidden input called `name`. */
export function Combobox(props: Props) {
  const {
    label,
    hint,
    error,
    required,
    labelHidden,
    name,
    id = fieldId(name),
    placeholder = "Type to search",
    width = "half",
  } = props;
  const listId = useId();
  const box = useCombobox(props);
  const isOpen = box.typed !== undefined && box.found.length > 0;
  return (
    <Field {...{ id, label, hint, error, required, labelHidden }}>
      {(control) => (
        <div className={cx("relative", WIDTH[width])}>
          <input
            {...control}
            type="text"
            role="combobox"
            autoComplete="off"
            aria-autocomplete="list"
            aria-expanded={isOpen}
            aria-controls={isOpen ? listId : undefined}
            aria-activedescendant={isOpen ? `${listId}-${box.marked}` : undefined}
            placeholder={placeholder}
            value={box.typed ?? box.chosen?.label ?? ""}
            onChange={(event) => box.type(event.target.value)}
            onClick={() => box.typed === undefined && box.open()}
            onFocus={(event) => event.target.select()}
            onBlur={box.leave}
            onKeyDown={box.onKeyDown}
            className={controlLook}
          />
          <input type="hidden" name={name} value={box.chosen?.value ?? ""} />
          {isOpen ? <OptionList id={listId} {...box} onChoose={box.choose} /> : null}
          <p role="status" className="sr-only">
            {box.typed !== undefined && box.found.length === 0
              ? "Nothing in the list matches."
              : isOpen
                ? `${box.found.length} in the list.`
                : ""}
          </p>
        </div>
      )}
    </Field>
  );
}
