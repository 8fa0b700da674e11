import { type UseFormReturn, useWatch } from "react-hook-form";
import { NO_TOTAL, typedAmount } from "@/components/concept-notes/form/totals";
import { Button } from "@/components/ui/actions/button";
import { Facts } from "@/components/ui/data/facts";
import { DataTable, type Column } from "@/components/ui/data/table";
import { FormSection } from "@/components/ui/form/form-layout";
import { MoneyInput } from "@/components/ui/form/money-input";
import { Row } from "@/components/ui/page/layout";
import { Text } from "@/components/ui/page/text";
import { add, formatMoney, subtract, times, toDecimal, USD, usd, type Usd, zero } from "@/lib/kernel/money";
import type { DocumentOrganisation } from "@/lib/programmes/programme-document.queries";
import { BUDGET_CATEGORIES } from "@/lib/programmes/programme.labels";
import { type BudgetTotals, budgetTotals, cellOf, DIRECT_CATEGORIES, hasUnreadable, INDIRECT_CATEGORY } from "./budget";
import type { DocumentTyped, Sentence } from "./document-form-values";

type Props = {
  form: UseFormReturn<DocumentTyped>;
  sentence: Sentence;
  organisations: readonly DocumentOrganisation[];
  /** The amount the programme may cost, USD. */
  amountUsd: string;
  /** Indirect costs as a rate of direct costs, for example "0.07". */
  rate: string;
};

/** As many as a programme has at most (the duration is at most 120 months). */
const MOST_YEARS = 10;

type Line = { category: number };
const LINES: readonly Line[] = [...DIRECT_CATEGORIES, INDIRECT_CATEGORY].map((category) => ({ category }));
/** "7" of "0.07", without a float in between. */
const percentOf = (rate: string) => toDecimal(times(usd("100"), rate, USD)).replace(/\.?0+$/, "");
const inCell = (amount: Usd) => formatMoney(amount).replace("USD ", "");

type GridProps = Pick<Props, "form" | "sentence"> & {
  organisation: DocumentOrganisation;
  typed: Pick<DocumentTyped, "cells" | "years">;
  totals: BudgetTotals;
};

type CellProps = Pick<Props, "form" | "sentence"> & {
  organisation: DocumentOrganisation;
  category: number;
  year: number;
};

function Cell({ form, sentence, organisation: { id, name }, category, year }: CellProps) {
  const cell = `cells.${cellOf(id, category, year)}` as const;
  return (
    <MoneyInput
      label={`${name}, ${BUDGET_CATEGORIES[category] ?? category}, year ${year}, USD`}
      labelHidden
      compact
      currency="USD"
      amount={form.register(cell)}
      error={sentence(cell)}
    />
  );
}

/** Amounts of one organisation as they stand in the form, and their sums. */
function amountsOf({ organisation: { id }, typed: { cells, years }, totals }: GridProps) {
  const at = (category: number, year: number): Usd =>
    category === INDIRECT_CATEGORY
      ? totals.indirectAt(id, year)
      : (typedAmount(cells[cellOf(id, category, year)] ?? "") ?? zero(USD));
  const ofCategory = (category: number) => years.reduce((total, year) => add(total, at(category, year)), zero(USD));
  const ofYear = (year: number) => LINES.reduce((total, { category }) => add(total, at(category, year)), zero(USD));
  return { at, ofCategory, ofYear, all: years.reduce((total, year) => add(total, ofYear(year)), zero(USD)) };
}

/** One organisation's budget: categories down, years across; the indirect line is computed. */
function OrganisationGrid(props: GridProps) {
  const { form, sentence, organisation } = props;
  const { years } = props.typed;
  const { at, ofCategory, ofYear, all } = amountsOf(props);
  const inYear = (category: number, year: number) =>
    category === INDIRECT_CATEGORY ? (
      inCell(at(category, year))
    ) : (
      <Cell form={form} sentence={sentence} organisation={organisation} category={category} year={year} />
    );
  const columns: Column<Line>[] = [
    { key: "category", header: "Category", rowHeader: true, cell: ({ category }) => BUDGET_CATEGORIES[category] },
    ...years.map((year) => ({
      key: String(year),
      header: `Year ${year}`,
      numeric: true,
      cell: ({ category }: Line) => inYear(category, year),
    })),
    { key: "all", header: "All years", numeric: true, cell: ({ category }) => inCell(ofCategory(category)) },
  ];
  return (
    <DataTable
      caption={`${organisation.name}, USD`}
      columns={columns}
      rows={LINES}
      rowKey={({ category }) => String(category)}
      footer={{
        category: "In all",
        ...Object.fromEntries(years.map((year) => [String(year), inCell(ofYear(year))])),
        all: inCell(all),
      }}
    />
  );
}

/** How the whole stands against the amount that was endorsed. */
function Balance({ totals, amountUsd }: { totals: BudgetTotals; amountUsd: string }) {
  const left = subtract(usd(amountUsd), totals.total);
  const isExact = left.minor === 0n;
  return (
    <div role="status">
      <Facts
        columns={3}
        items={[
          { label: "Direct costs", value: formatMoney(totals.direct) },
          { label: "Indirect costs, computed", value: formatMoney(totals.indirect) },
          { label: "In all", value: formatMoney(totals.total) },
          { label: "Amount of the programme", value: formatMoney(usd(amountUsd)) },
          {
            label: "Left to distribute",
            value: formatMoney(left),
            ...(isExact && { note: "The budget adds up to the amount." }),
          },
        ]}
      />
    </div>
  );
}

/** Budget by organisation, UNSDG category and year, with the running totals. */
export function BudgetSection({ form, sentence, organisations, amountUsd, rate }: Props) {
  const [cells, years] = useWatch({ control: form.control, name: ["cells", "years"] });
  const totals = budgetTotals({ cells, years }, organisations, { rate, amountUsd });
  const last = years.length;
  const setYears = (next: number[]) => form.setValue("years", next, { shouldDirty: true });
  const isUsed = (year: number) =>
    Object.entries(cells).some(([name, text]) => name.endsWith(`_${year}`) && text.trim() !== "");
  return (
    <FormSection
      title="Budget"
      id="field-budget"
      lead={`USD by organisation, UNSDG category and year. Indirect costs are ${percentOf(rate)} % of the direct costs and computed for you.`}
    >
      {sentence("budget") ? <Text tone="danger">{sentence("budget")}</Text> : null}
      {hasUnreadable({ cells }) ? <Text role="status">{`${NO_TOTAL}: the sums below leave them out.`}</Text> : null}
      <Balance totals={totals} amountUsd={amountUsd} />
      {organisations.map((organisation) => (
        <OrganisationGrid
          key={organisation.id}
          form={form}
          sentence={sentence}
          organisation={organisation}
          totals={totals}
          typed={{ cells, years }}
        />
      ))}
      <Row gap="small">
        {last < MOST_YEARS ? (
          <Button variant="secondary" size="small" onClick={() => setYears([...years, last + 1])}>
            Add year {last + 1}
          </Button>
        ) : null}
        {last > 1 && !isUsed(last) ? (
          <Button variant="quiet" size="small" onClick={() => setYears(years.slice(0, -1))}>
            Remove year {last}
          </Button>
        ) : null}
      </Row>
    </FormSection>
  );
}
