"use client";

import { useState } from "react";
import type { FieldValues, UseFormReturn } from "react-hook-form";
import type { Autosaver, Newest } from "./autosaver";

/** Why the choice could not be carried out. */
export type Hindrance = "gone" | "unreached";

type Options<Values extends FieldValues> = {
  form: UseFormReturn<Values>;
  saver: Autosaver<Values>;
  /** Null when the record can no longer be written. */
  newest: () => Promise<Newest<Values> | null>;
};

/** What somebody who was overtaken can do: save theirs over the newest version, or take the newest. */
export function useOvertaken<Values extends FieldValues>({ form, saver, newest }: Options<Values>) {
  const [hindrance, setHindrance] = useState<Hindrance>();

  const withNewest = async (act: (other: Newest<Values>) => void) => {
    try {
      const other = await newest();
      setHindrance(other ? undefined : "gone");
      if (other) act(other);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      setHindrance("unreached");
    }
  };
  return {
    hindrance,
    saveMine: () => withNewest(({ revision }) => void saver.saveOver(revision)),
    takeTheirs: () =>
      withNewest(({ typed, revision }) => {
        form.reset(typed);
        saver.giveUp(typed, revision);
      }),
  };
}
