import { NamesForm } from "@/components/imports/names-form";
import { RatesForm } from "@/components/imports/rates-form";
import { RowsTable } from "@/components/imports/rows-table";
import { ColumnsLink, RunForm } from "@/components/imports/run-form";
import { SelectionForm } from "@/components/imports/selection-form";
import { CurrencyTotals, Totals, Verdicts } from "@/components/imports/verdicts";
import { LinkButton } from "@/components/ui/actions/button";
import { Pagination } from "@/components/ui/data/pagination";
import { Alert } from "@/components/ui/feedback/alert";
import { Empty } from "@/components/ui/feedback/empty";
import { hrefWith } from "@/components/ui/href";
import { Row, Section } from "@/components/ui/page/layout";
import { type Actor, can } from "@/lib/access/permissions";
import { checkImport, type ImportRecord } from "@/lib/imports/import.queries";
import type { ImportFilter } from "@/lib/imports/import.schema";
import { today } from "@/lib/kernel/dates";
import { formatMoney, usd } from "@/lib/kernel/money";
import { readTargetNames } from "../../contributions/choices";
import { mapImportAction, runImportAction, selectImportRowsAction } from "../actions";

type Props = { actor: Actor; record: ImportRecord; filter: ImportFilter; mayRun: boolean };
type Checked = NonNullable<Awaited<ReturnType<typeof checkImport>>>;

const NOTHING = "No row is selected for import.";
const nothingIn = ({ error, warning }: { error: number; warning: number }) => {
  if (warning > 0) return `${NOTHING} Rows with a warning are imported only if you select them below.`;
  return error > 0 ? `${NOTHING} Correct the columns, or correct the file and upload it again.` : NOTHING;
};

/** Unusual sums are shown before anything is imported. */
function UnusualSum({ unusual }: Pick<Checked, "unusual">) {
  if (!unusual) return null;
  return (
    <Alert tone="warning" title="This file adds more than all deposits to date">
      <p>
        {`Selected deposits: ${formatMoney(usd(unusual.added))}. Deposits recorded to date: ${formatMoney(usd(unusual.deposited))}. Check the unit, the currency and the exchange rates of the file.`}
      </p>
    </Alert>
  );
}

function Questions({ actor, record, checked }: Pick<Props, "actor" | "record"> & { checked: Checked }) {
  const form = { importId: record.id, revision: record.revision, mapping: checked.mapping, act: mapImportAction };
  const { unknown, rateQuestions } = checked;
  return (
    <>
      {unknown.names.length > 0 ? (
        <Section title="Names not in the reference data" lead="Rows with a name that is not matched are errors.">
          <NamesForm key={record.revision} {...form} {...unknown} mayAdd={can(actor, "reference.revise")} />
        </Section>
      ) : null}
      {rateQuestions.length > 0 ? (
        <Section
          title="Exchange rates to confirm"
          lead="These rates differ from the rate on record, or no rate is on record for their date."
        >
          <RatesForm key={record.revision} {...form} questions={rateQuestions} />
        </Section>
      ) : null}
    </>
  );
}

/** The dry run: what would become of each row, what is asked about names and rates, and the import itself. */
export async function CheckStep({ actor, record, filter, mayRun }: Props) {
  const checked = await checkImport(actor, record.id, filter);
  if (!checked) return <Empty title="No columns are mapped yet" />;
  const names = await readTargetNames(today());
  const { id, revision } = record;
  const { verdicts, selected, rows } = checked;
  const path = `/imports/${id}` as const;
  const at = (page: number, sort = filter.sort) =>
    hrefWith(path, { show: filter.show, sort, page: page > 1 ? page : undefined });
  const form = { importId: id, revision };
  const warned = rows.filter(({ verdict }) => verdict === "warning");
  const chosen = selected.rows - verdicts.new;
  return (
    <>
      <Section title="Dry run" lead="Checked just now against the ledger. Nothing is recorded yet.">
        <Verdicts counts={verdicts} path={path} />
        <UnusualSum unusual={checked.unusual} />
        <Totals caption="All readable rows of the file" totals={checked.inFile} />
        <CurrencyTotals caption="All readable rows, by currency" totals={checked.inFileByCurrency} />
      </Section>
      {mayRun ? <Questions actor={actor} record={record} checked={checked} /> : null}
      {mayRun && verdicts.warning > 0 ? (
        <Section title="Rows with a warning" lead="They are imported only if you select them.">
          <SelectionForm
            {...form}
            warnings={verdicts.warning}
            selected={chosen}
            shown={warned.map(({ row }) => row)}
            act={selectImportRowsAction}
          />
        </Section>
      ) : null}
      {mayRun ? (
        <Section title="Import" lead={selected.rows === 0 ? nothingIn(verdicts) : undefined}>
          {selected.rows > 0 ? (
            <>
              <CurrencyTotals caption="Selected rows, by currency" totals={selected.totals} />
              <RunForm
                {...form}
                selected={selected}
                errors={verdicts.error}
                unselected={verdicts.warning - chosen}
                act={runImportAction}
              />
            </>
          ) : (
            <Row>
              <ColumnsLink importId={id} />
            </Row>
          )}
        </Section>
      ) : null}
      <Section title="Rows" id="rows">
        <Row>
          {filter.sort ? (
            <LinkButton href={`${hrefWith(path, { show: filter.show })}#rows`} variant="quiet" size="small">
              Sort by status
            </LinkButton>
          ) : (
            <LinkButton
              href={`${hrefWith(path, { show: filter.show, sort: "size" })}#rows`}
              variant="quiet"
              size="small"
            >
              Sort by amount
            </LinkButton>
          )}
        </Row>
        <RowsTable
          caption={filter.sort ? "Rows, largest USD value first" : "Rows, errors first"}
          rows={rows}
          names={names}
          maySelect={mayRun}
        />
        <Pagination
          label="rows"
          firstHref={filter.page > 1 ? at(1) : undefined}
          nextHref={checked.hasNext ? at(filter.page + 1) : undefined}
        />
      </Section>
    </>
  );
}
