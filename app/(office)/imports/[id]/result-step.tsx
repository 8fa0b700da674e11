import { RowsTable } from "@/components/imports/rows-table";
import { Totals, Verdicts } from "@/components/imports/verdicts";
import { MomentText } from "@/components/ui/data/date";
import { Pagination } from "@/components/ui/data/pagination";
import { Alert } from "@/components/ui/feedback/alert";
import { hrefWith } from "@/components/ui/href";
import { Section } from "@/components/ui/page/layout";
import type { Actor } from "@/lib/access/permissions";
import { type ImportRecord, listOutcomes } from "@/lib/imports/import.queries";
import type { ImportFilter } from "@/lib/imports/import.schema";
import { today } from "@/lib/kernel/dates";
import { readTargetNames } from "../../contributions/choices";

type Props = { actor: Actor; record: ImportRecord; filter: ImportFilter };

const counted = (count: number, one: string, many: string) =>
  `${count.toLocaleString("en")} ${count === 1 ? one : many}`;

/** What an import made, row by row; it stays as it was. */
export async function ResultStep({ actor, record, filter }: Props) {
  const { id, run } = record;
  if (!run) return null;
  const { rows, hasNext } = await listOutcomes(actor, id, filter);
  const path = `/imports/${id}` as const;
  const at = (page: number) => hrefWith(path, { show: filter.show, page: page > 1 ? page : undefined });
  const made = counted(run.counts.entries, "entry recorded", "entries recorded");
  const added = counted(run.counts.organisations, "organization added", "organizations added");
  return (
    <>
      <Alert tone="success" title={`${made}, ${added}`}>
        <p>
          Imported by {run.runBy} on <MomentText at={run.runAt} />,{" "}
          {run.mode === "all" ? "all rows or none" : "the selected rows only"}.
        </p>
      </Alert>
      <Section title="Result">
        <Verdicts counts={run.counts.verdicts} path={path} isDone />
        <Totals caption="Recorded by this import" totals={run.totals} />
      </Section>
      <Section title="Rows" id="rows">
        <RowsTable caption="Rows, errors first" rows={rows} names={await readTargetNames(today())} isDone />
        <Pagination
          label="rows"
          firstHref={filter.page > 1 ? at(1) : undefined}
          nextHref={hasNext ? at(filter.page + 1) : undefined}
        />
      </Section>
    </>
  );
}
