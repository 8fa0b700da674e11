"use client";

import { z } from "zod";

/** What a browser keeps of a form until the server has acknowledged it: the entries, and the version they started from. */
export type KeptCopy<Values> = { values: Values; revision: number; at: string };

/** A shelf in this browser for one form of one person. */
export type Shelf<Values> = {
  read(): KeptCopy<Values> | null;
  keep(values: Values, revision: number): void;
  clear(): void;
};

/** A browser may have no storage, or none left; then the copy is only on the screen, and the screen says so. */
function attempt<Value>(work: () => Value, otherwise: Value): Value {
  try {
    return work();
  } catch (error) {
    if (error instanceof DOMException || error instanceof SyntaxError) return otherwise;
    throw error;
  }
}

/** Opens the shelf called `name`. What stands there is only read back when it still has the shape of the form. */
export function shelf<Values>(name: string, schema: z.ZodType<Values>): Shelf<Values> {
  const copy = z.object({ values: schema, revision: z.number(), at: z.iso.datetime() });
  return {
    read() {
      const text = attempt(() => localStorage.getItem(name), null);
      if (text === null) return null;
      const found = copy.safeParse(attempt<unknown>(() => JSON.parse(text), null));
      return found.success ? found.data : null;
    },
    keep(values, revision) {
      const text = JSON.stringify({ values, revision, at: new Date().toISOString() });
      attempt(() => localStorage.setItem(name, text), undefined);
    },
    clear() {
      attempt(() => localStorage.removeItem(name), undefined);
    },
  };
}
