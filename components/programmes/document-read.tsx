import { MoneyText } from "@/components/ui/data/money";
import { DataTable, type Column } from "@/components/ui/data/table";
import { Empty } from "@/components/ui/feedback/empty";
import { Section } from "@/components/ui/page/layout";
import { sum, toDecimal, USD, usd } from "@/lib/kernel/money";
import type { DocumentRecord } from "@/lib/programmes/programme-document.queries";
import { BUDGET_CATEGORIES, LEVEL_LABELS } from "@/lib/programmes/programme.labels";
import type { BudgetLine, Result, Risk } from "@/lib/programmes/programme.schema";

const RESULTS: readonly Column<Result>[] = [
  { key: "outcome", header: "Outcome", rowHeader: true, wide: true, cell: ({ outcome }) => outcome },
  { key: "indicator", header: "Indicator", wide: true, cell: ({ indicator }) => indicator },
  { key: "baseline", header: "Baseline", cell: ({ baseline }) => baseline },
  { key: "target", header: "Target", cell: ({ target }) => target },
];

const RISKS: readonly Column<Risk>[] = [
  { key: "risk", header: "Risk", rowHeader: true, wide: true, cell: ({ risk }) => risk },
  { key: "likelihood", header: "Likelihood", cell: ({ likelihood }) => likelihood && LEVEL_LABELS[likelihood] },
  { key: "impact", header: "Impact", cell: ({ impact }) => impact && LEVEL_LABELS[impact] },
  { key: "mitigation", header: "Mitigation", wide: true, cell: ({ mitigation }) => mitigation },
];

type BudgetRow = BudgetLine & { organisation: string };

const BUDGET: readonly Column<BudgetRow>[] = [
  { key: "organisation", header: "UN organisation", rowHeader: true, cell: ({ organisation }) => organisation },
  { key: "category", header: "Category", cell: ({ category }) => BUDGET_CATEGORIES[category] ?? category },
  { key: "year", header: "Year", numeric: true, cell: ({ year }) => year },
  { key: "amount", header: "Amount", numeric: true, cell: ({ amountUsd }) => <MoneyText amount={amountUsd} /> },
];

function BudgetRead({ document: { budget, organisations } }: { document: DocumentRecord }) {
  const nameOf = (id: string) => organisations.find((one) => one.id === id)?.name ?? "An organisation";
  const amounts = budget.map(({ amountUsd }) => usd(amountUsd));
  return (
    <Section title="Budget">
      <DataTable
        caption="Budget by organisation, UNSDG category and year"
        captionHidden
        columns={BUDGET}
        rows={budget.map((line) => ({ ...line, organisation: nameOf(line.organisationId) }))}
        rowKey={({ organisationId, category, year }) => `${organisationId} ${category} ${year}`}
        footer={{ organisation: "In all", amount: <MoneyText amount={toDecimal(sum(amounts, USD))} /> }}
        empty={<Empty title="No budget yet" />}
      />
    </Section>
  );
}

/** The document as it was written, for whoever reads it without writing. */
export function DocumentRead({ document }: { document: DocumentRecord }) {
  return (
    <>
      <Section title="Results framework">
        <DataTable
          caption="Results framework"
          captionHidden
          columns={RESULTS}
          rows={document.results}
          rowKey={({ outcome, indicator }) => `${outcome} ${indicator}`}
          empty={<Empty title="No outcome yet" />}
        />
      </Section>
      <Section title="Risks">
        <DataTable
          caption="Risks"
          captionHidden
          columns={RISKS}
          rows={document.risks}
          rowKey={({ risk, mitigation }) => `${risk} ${mitigation}`}
          empty={<Empty title="No risk yet" />}
        />
      </Section>
      <BudgetRead document={document} />
    </>
  );
}
