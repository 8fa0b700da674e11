"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useAct } from "@/components/concept-notes/acts/use-act";
import type { Refused } from "@/components/concept-notes/acts/use-act";
import { Button } from "@/components/ui/actions/button";
import { SubmitButton } from "@/components/ui/actions/submit-button";
import { Alert } from "@/components/ui/feedback/alert";
import { Row, Stack } from "@/components/ui/page/layout";
import { rowCount } from "@/lib/imports/import.labels";
import { SELECTION_FORM } from "./rows-table";

type Selection = { importId: string; revision: number; every?: "select" | "clear"; shown: number[]; ticked: number[] };
type Props = {
  importId: string;
  revision: number;
  /** Rows with a warning: in the file, those selected of them, and those on this page. */
  warnings: number;
  selected: number;
  shown: readonly number[];
  act: (input: Selection) => Promise<{ ok: true; value: unknown } | Refused>;
};

/** Chooses which rows with a warning are imported. The boxes are in the table and belong to this form. */
export function SelectionForm({ importId, revision, warnings, selected, shown, act }: Props) {
  const router = useRouter();
  const { pending, send, refused } = useAct();
  const [isSaved, setSaved] = useState(false);
  const save = (selection: Pick<Selection, "every" | "ticked">) => {
    setSaved(false);
    send(
      () => act({ importId, revision, shown: [...shown], ...selection }),
      () => {
        setSaved(true);
        router.refresh();
      },
    );
  };
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    save({ ticked: new FormData(event.currentTarget).getAll("row").map(Number) });
  };
  return (
    <form method="dialog" id={SELECTION_FORM} onSubmit={onSubmit} noValidate>
      <Stack>
        {refused ? (
          <Alert tone="danger" title="The selection was not saved" live>
            <p>{refused.message}</p>
          </Alert>
        ) : null}
        <div role="status">
          {isSaved ? <Alert tone="success">Selection saved.</Alert> : null}
          <p>
            {`${selected.toLocaleString("en")} of ${rowCount(warnings)} with a warning selected. `}
            Tick the rows to import in the table below, then save the selection.
          </p>
        </div>
        <Row>
          {shown.length > 0 ? (
            <SubmitButton pending={pending} pendingLabel="Saving…" variant="secondary">
              Save selection
            </SubmitButton>
          ) : null}
          <Button
            variant="secondary"
            aria-disabled={pending || undefined}
            onClick={() => save({ every: "select", ticked: [] })}
          >
            {warnings === 1 ? "Select the row with a warning" : `Select all ${rowCount(warnings)} with a warning`}
          </Button>
          {selected > 0 ? (
            <Button
              variant="quiet"
              aria-disabled={pending || undefined}
              onClick={() => save({ every: "clear", ticked: [] })}
            >
              Clear selection
            </Button>
          ) : null}
        </Row>
      </Stack>
    </form>
  );
}
