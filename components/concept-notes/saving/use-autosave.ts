"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import type { FieldValues, UseFormReturn } from "react-hook-form";
import type { z } from "zod";
import { Autosaver, type Newest, type Save } from "./autosaver";
import { shelf } from "./kept-copy";

type Options<Values extends FieldValues> = {
  form: UseFormReturn<Values>;
  /** Names the copy in the browser: person and record. */
  keptAs: string;
  /** The shape a copy must have to be read back. */
  schema: z.ZodType<Values>;
  initial: Values;
  revision: number;
  save: Save<Values>;
  newest: () => Promise<Newest<Values> | null>;
};

/**
 * Connects a form to its autosaver. A copy left in this browser (a crash, a closed tab, a lost connection) is put back;
 * when somebody else has saved since, it is put back as a conflict to be decided. One that the server holds already, because
 * only its answer was lost, is dropped.
 */
export function useAutosave<Values extends FieldValues>(options: Options<Values>) {
  const { form } = options;
  const [{ saver, kept }] = useState(() => {
    const place = shelf(options.keptAs, options.schema);
    return { kept: place, saver: new Autosaver({ ...options, shelf: place }) };
  });
  const [restoredAt, setRestoredAt] = useState<string>();
  const state = useSyncExternalStore(saver.subscribe, saver.state, saver.state);

  useEffect(() => {
    const unsubscribe = form.subscribe({
      formState: { values: true },
      callback: ({ values }) => saver.changed(values),
    });
    const again = () => void saver.flush();
    window.addEventListener("online", again);
    const copy = kept.read();
    if (copy && saver.holds(copy.values)) kept.clear();
    else if (copy) {
      if (copy.revision < saver.revision()) saver.missed(copy.values);
      form.reset(copy.values, { keepDefaultValues: true });
      saver.changed(copy.values);
      queueMicrotask(() => setRestoredAt(copy.at));
    }
    return () => {
      unsubscribe();
      window.removeEventListener("online", again);
      void saver.flush();
    };
  }, [form, saver, kept]);

  return { saver, state, restoredAt };
}
