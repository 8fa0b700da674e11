import { NamesForm } from "@/components/imports/names-form";
import { RowsTable } from "@/components/imports/rows-table";
import { ColumnsLink, RunForm } from "@/components/imports/run-form";
import { Totals, Verdicts } from "@/components/imports/verdicts";
import { Pagination } from "@/components/ui/data/pagination";
import { Empty } from "@/components/ui/feedback/empty";
import { hrefWith } from "@/components/ui/href";
import { Row, Section } from "@/components/ui/page/layout";
import { type Actor, can } from "@/lib/access/permissions";
import { checkImport, type ImportRecord } from "@/lib/imports/queries";
import type { ImportFilter } from "@/lib/imports/schema";
import { mapImportAction, runImportAction } from "../actions";

type Props = { actor: Actor; record: ImportRecord; filter: ImportFilter; mayRun: boolean };

const NOTHING = "There is nothing new to import.";
const nothingIn = ({ error }: { error: number }) =>
  error > 0 ? `${NOTHING} Rows with errors say what is wrong; how the columns are read can be changed.` : NOTHING;

/** The dry run: what would become of each row, who its names are, and the import itself. */
export async function CheckStep({ actor, record, filter, mayRun }: Props) {
  const checked = await checkImport(actor, record.id, filter);
  if (!checked) return <Empty title="Nobody has said yet what the columns of this file hold." />;
  const { id, revision } = record;
  const { verdicts, unknown } = checked;
  const path = `/imports/${id}` as const;
  const at = (page: number) => hrefWith(path, { show: filter.show, page: page > 1 ? page : undefined });
  const good = verdicts.new + verdicts.warning;
  const form = { importId: id, revision };
  return (
    <>
      <Section title="What would become of the rows" lead="Checked just now against the books. Nothing is booked yet.">
        <Verdicts counts={verdicts} path={path} />
        <Totals caption="All readable rows of the file" totals={checked.inFile} />
      </Section>
      {mayRun && unknown.names.length > 0 ? (
        <Section title="Names not in the reference data" lead="Rows of a name nobody knows are errors.">
          <NamesForm
            key={revision}
            {...form}
            {...unknown}
            mapping={checked.mapping}
            mayAdd={can(actor, "reference.revise")}
            act={mapImportAction}
          />
        </Section>
      ) : null}
      {mayRun ? (
        <Section title="Import" lead={good === 0 ? nothingIn(verdicts) : undefined}>
          {good > 0 ? (
            <RunForm {...form} good={good} errors={verdicts.error} act={runImportAction} />
          ) : (
            <Row>
              <ColumnsLink importId={id} />
            </Row>
          )}
        </Section>
      ) : null}
      <Section title="Rows" id="rows">
        <RowsTable caption="Rows, those with errors first" rows={checked.rows} />
        <Pagination
          label="rows"
          firstHref={filter.page > 1 ? at(1) : undefined}
          nextHref={checked.hasNext ? at(filter.page + 1) : undefined}
        />
      </Section>
    </>
  );
}
