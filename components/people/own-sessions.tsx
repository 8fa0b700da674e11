"use client";

import type { ComponentProps } from "react";
import { SessionsTable } from "./sessions-table";
import type { Answer } from "./use-checked-form";

type Props = Pick<ComponentProps<typeof SessionsTable>, "rows" | "currentId" | "endOne"> & {
  endOthers: () => Promise<Answer<unknown>>;
};

/** The sessions of the person who reads this. */
export function OwnSessions({ endOthers, ...props }: Props) {
  const endAll = {
    label: "End all other sessions",
    title: "End all other sessions?",
    description:
      "Every other browser in which you are signed in is signed out, and is no longer a known device. This session stays open.",
    act: endOthers,
  };
  return <SessionsTable {...props} endAll={endAll} />;
}
