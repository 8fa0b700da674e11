"use client";

import {
  useEffect,
  useEffectEvent,
  useId,
  useRef,
  useState,
  type ChangeEvent,
  type FocusEvent,
  type KeyboardEvent,
} from "react";
import { cx } from "../class-names";
import { controlLook, Field, fieldId, type FieldWords } from "./field";
import { matching, namedBy } from "./option-search";
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

type Acts = { move: (step: number) => void; choose: (option: Option) => void; close: () => void; isOpen: boolean };

/** What a key does in the box; nothing for the keys that only type, so that Enter still sends the form of a closed list. */
function actOf(
  key: string,
  marked: Option | undefined,
  { move, choose, close, isOpen }: Acts,
): (() => void) | undefined {
  if (key === "ArrowDown") return () => move(1);
  if (key === "ArrowUp") return () => move(-1);
  if (key === "Enter" && marked) return () => choose(marked);
  if (key === "Escape" && isOpen) return close;
  return undefined;
}

/** The chosen option, held by the form or, where the form holds none, here. */
function useChoice({ options, value, defaultValue = "", onChange }: Props) {
  const [own, setOwn] = useState(defaultValue);
  const keep = (next: string) => {
    setOwn(next);
    onChange?.(next);
  };
  return [options.find((option) => option.value === (value ?? own)), keep] as const;
}

/** What was typed before the scripts were there: searched where the box still has the focus, else taken as it is left. */
function useEarlyText(search: (text: string) => void, leave: (text: string) => void) {
  const box = useRef<HTMLInputElement>(null);
  const take = useEffectEvent((text: string) => (box.current === document.activeElement ? search : leave)(text));
  useEffect(() => {
    const { current } = box;
    if (!current || current.value === current.defaultValue) return;
    const text = current.value;
    current.value = current.defaultValue;
    // Whatever follows the choice listens once the effects of this render are over.
    queueMicrotask(() => take(text));
  }, []);
  return box;
}

/** What is typed, which line is marked, what is chosen. A text that names nothing falls back to the last choice. */
function useCombobox(props: Props) {
  const [chosen, keep] = useChoice(props);
  const [typed, setTyped] = useState<string>();
  const [marked, setMarked] = useState(0);
  const found = typed === undefined ? [] : matching(props.options, typed === chosen?.label ? "" : typed);

  const close = () => setTyped(undefined);
  const choose = (option: Option | undefined) => {
    keep(option?.value ?? "");
    close();
  };
  const type = (text: string) => {
    setTyped(text);
    setMarked(0);
  };
  const leave = (text: string) => {
    const named = namedBy(props.options, text);
    if (text === "") keep("");
    else if (named && text !== chosen?.label) keep(named.value);
    close();
  };
  const open = () => type(chosen?.label ?? "");
  const move = (step: number) =>
    typed === undefined ? open() : setMarked((marked + step + found.length) % Math.max(found.length, 1));

  const listeners = {
    onChange: (event: ChangeEvent<HTMLInputElement>) => type(event.target.value),
    onClick: () => typed === undefined && open(),
    onFocus: (event: FocusEvent<HTMLInputElement>) => event.target.select(),
    onBlur: () => {
      if (typed !== undefined) leave(typed);
      props.onBlur?.();
    },
    onKeyDown: (event: KeyboardEvent) => {
      const act = actOf(event.key, found[marked], { move, choose, close, isOpen: typed !== undefined });
      if (act) event.preventDefault();
      act?.();
    },
  };
  return { chosen, typed, found, marked, choose, listeners, ref: useEarlyText(type, leave) };
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

function Found({ isOpen, isTyping, count }: { isOpen: boolean; isTyping: boolean; count: number }) {
  return (
    <p role="status" className="sr-only">
      {isOpen ? `${count} in the list.` : isTyping ? "Nothing in the list matches." : ""}
    </p>
  );
}

/** One of a long list: type to find it, arrows and Enter to choose. The value travels in a hidden input called `name`. */
export function Combobox(props: Props) {
  const { name, id = fieldId(name), placeholder = "Type to search", width = "half" } = props;
  const { label, hint, error, required, labelHidden } = props;
  const listId = useId();
  const box = useCombobox(props);
  const isTyping = box.typed !== undefined;
  const isOpen = isTyping && box.found.length > 0;
  return (
    <Field id={id} label={label} hint={hint} error={error} required={required} labelHidden={labelHidden}>
      {(control) => (
        <div className={cx("relative", WIDTH[width])}>
          <input
            {...control}
            ref={box.ref}
            type="text"
            role="combobox"
            autoComplete="off"
            aria-autocomplete="list"
            aria-expanded={isOpen}
            aria-controls={isOpen ? listId : undefined}
            aria-activedescendant={isOpen ? `${listId}-${box.marked}` : undefined}
            placeholder={placeholder}
            value={box.typed ?? box.chosen?.label ?? ""}
            {...box.listeners}
            className={controlLook}
          />
          <input type="hidden" name={name} value={box.chosen?.value ?? ""} />
          {isOpen ? <OptionList id={listId} {...box} onChoose={box.choose} /> : null}
          <Found isOpen={isOpen} isTyping={isTyping} count={box.found.length} />
        </div>
      )}
    </Field>
  );
}
