"use client";

import { ConfirmDialog } from "@/components/ui/actions/confirm-dialog";
import { MomentText } from "@/components/ui/data/date";
import { type Column, DataTable } from "@/components/ui/data/table";
import { Badge } from "@/components/ui/data/badge";
import { Empty } from "@/components/ui/feedback/empty";
import { Stack } from "@/components/ui/page/layout";
import type { SessionRow } from "@/lib/people/sessions/session.queries";
import type { Answer } from "./use-checked-form";

type EndOne = (input: { sessionId: string }) => Promise<Answer<unknown>>;

type Props = {
  rows: readonly SessionRow[];
  /** The session of this browser, which is ended by signing out. */
  currentId: string;
  endOne: EndOne;
  endAll: {
    label: string;
    title: string;
    description: string;
    act: () => Promise<Answer<unknown>>;
  };
};

const columnsOf = (currentId: string, endOne: EndOne): readonly Column<SessionRow>[] => [
  { key: "device", header: "Device", rowHeader: true, cell: ({ device }) => device },
  { key: "address", header: "Network address", cell: ({ address }) => address },
  { key: "started", header: "Started", cell: ({ startedAt }) => <MomentText at={startedAt} /> },
  { key: "used", header: "Last used", cell: ({ lastUsedAt }) => <MomentText at={lastUsedAt} /> },
  {
    key: "end",
    header: "Action",
    cell: ({ id, device }) =>
      id === currentId ? (
        <Badge tone="info">This session</Badge>
      ) : (
        <ConfirmDialog
          label="End session"
          title={`End the session in ${device}?`}
          description="The browser is signed out. Entries that it has not saved stay in that browser."
          size="small"
          onConfirm={() => endOne({ sessionId: id })}
        />
      ),
  },
];

/** Open sessions, each with a button that ends it. */
export function SessionsTable({ rows, currentId, endOne, endAll: { act, ...words } }: Props) {
  const hasOthers = rows.some(({ id }) => id !== currentId);
  return (
    <Stack>
      <DataTable
        caption="Open sessions, last used first"
        columns={columnsOf(currentId, endOne)}
        rows={rows}
        rowKey={({ id }) => id}
        empty={<Empty title="No open sessions">This person is not signed in.</Empty>}
        stacks
      />
      {hasOthers ? (
        <div>
          <ConfirmDialog {...words} variant="danger" onConfirm={act} />
        </div>
      ) : null}
    </Stack>
  );
}
