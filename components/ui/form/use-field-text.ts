"use client";

import { type FocusEvent, useRef, useState, useSyncExternalStore } from "react";
import { released } from "../actions/pointer-release";

type Box = HTMLInputElement | HTMLSelectElement;

/**
 * Calls after every entry into a field of the page, once React has handled it: a render in between would put a
 * controlled input back to what it held before.
 */
export function onEntry(changed: () => void): () => void {
  window.addEventListener("input", changed);
  window.addEventListener("change", changed);
  return () => {
    window.removeEventListener("input", changed);
    window.removeEventListener("change", changed);
  };
}

/**
 * Follows the text of an input inside `box`, whoever holds it (react-hook-form, the browser or a parent), and whether
 * the person has left it. `initial` is what the page came with.
 */
export function useFieldText(selector: "input" | "select", initial: string) {
  const box = useRef<HTMLDivElement>(null);
  const [isLeft, setLeft] = useState(false);
  const find = () => box.current?.querySelector<Box>(selector) ?? null;
  const text = useSyncExternalStore(
    onEntry,
    () => find()?.value ?? initial,
    () => initial,
  );

  /** Writes a text as if the person had typed it, and goes back to the input. */
  const write = (next: string) => {
    const input = find();
    if (!input) return;
    // Past the input's own property, which React watches: the event below then counts as a change.
    Reflect.set(HTMLInputElement.prototype, "value", next, input);
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.focus();
  };
  /** A question that appeared while something is pressed would move it away. */
  const onBlur = (event: FocusEvent<HTMLElement>) => {
    if (event.currentTarget.contains(event.relatedTarget)) return;
    void released().then(() => setLeft(true));
  };
  /** A question is for when the person has finished: it goes while they type again. */
  const onInput = () => setLeft(false);
  return { box, text, isLeft, write, onBlur, onInput };
}
