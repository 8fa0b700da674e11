"use client";

import type { ComponentProps } from "react";
import type { Day } from "@/lib/kernel/dates";
import { DateInput } from "./date-input";
import { useLocalToday } from "./use-local-today";

type Props = Omit<ComponentProps<typeof DateInput>, "defaultValue" | "max"> & {
  /** The latest day that is today anywhere. */
  latest: Day;
};

/** A date that starts with the reader's own today, and keeps what was entered before the page's scripts ran. */
export function TodayInput({ latest, ...input }: Props) {
  return <DateInput {...input} max={latest} defaultValue={useLocalToday()} />;
}
