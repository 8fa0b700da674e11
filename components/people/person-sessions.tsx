"use client";

import type { ComponentProps } from "react";
import { SessionsTable } from "./sessions-table";
import type { Answer } from "./use-checked-form";

type Props = Pick<ComponentProps<typeof SessionsTable>, "rows" | "currentId" | "endOne"> & {
  person: { id: string; name: string };
  endAll: (input: { personId: string }) => Promise<Answer<unknown>>;
};

/** The sessions of any person, as an administrator sees them. */
export function PersonSessions({ person, endAll, ...props }: Props) {
  const words = {
    label: "End all sessions",
    title: `End all sessions of ${person.name}?`,
    description:
      "Every browser in which this person is signed in is signed out, and is no longer a known device. The person can sign in again.",
    act: () => endAll({ personId: person.id }),
  };
  return <SessionsTable {...props} endAll={words} />;
}
