"use client";

import { useEffect, useSyncExternalStore } from "react";
import type { FieldValues, Path, PathValue, UseFormReturn } from "react-hook-form";
import type { Day } from "@/lib/kernel/dates";

/** The calendar day of a moment where this code runs: in a browser, the day of its reader. */
export function localDay(moment: Date): Day {
  const [year, month, day] = [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()];
  return [String(year).padStart(4, "0"), ...[month, day].map((part) => String(part).padStart(2, "0"))].join("-");
}

const neverChanges = () => () => undefined;

/** The reader's own today; empty on the server and until the page's scripts run, which do not know it. */
export const useLocalToday = (): Day | "" =>
  useSyncExternalStore(
    neverChanges,
    () => localDay(new Date()),
    () => "",
  );

type Form<Typed extends FieldValues> = Pick<UseFormReturn<Typed>, "getValues" | "resetField">;

/** Starts a date of a form of react-hook-form with the reader's own today. A date that was entered before stays. */
export function useStartToday<Typed extends FieldValues>({ getValues, resetField }: Form<Typed>, name: Path<Typed>) {
  const today = useLocalToday();
  useEffect(() => {
    // After the form has taken over what was entered before it was there.
    queueMicrotask(() => {
      if (today === "" || getValues(name) !== "") return;
      resetField(name, { defaultValue: today as PathValue<Typed, Path<Typed>> });
    });
  }, [today, getValues, resetField, name]);
}
