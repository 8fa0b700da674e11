import type { FieldValues, Resolver } from "react-hook-form";

/** Comes back once no mouse button, finger or key is held down on anything. */
export function released(): Promise<void> {
  if (!document.querySelector(":active")) return Promise.resolve();
  return new Promise((resolve) => {
    const over = new AbortController();
    const end = () => {
      over.abort();
      // The click comes after the button is up.
      setTimeout(resolve);
    };
    for (const name of ["pointerup", "pointercancel", "keyup"])
      window.addEventListener(name, end, { capture: true, signal: over.signal });
  });
}

/**
 * Checks a field that was left only when nothing is held down any more, however long that takes: a sentence that appeared
 * meanwhile would move what is being clicked, and the click would be lost.
 */
export const onceReleased =
  <Typed extends FieldValues>(resolver: Resolver<Typed>): Resolver<Typed> =>
  async (typed, context, options) => {
    if (options.names) await released();
    return resolver(typed, context, options);
  };
