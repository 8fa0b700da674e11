import type { Metadata } from "next";
import { CellsTable } from "@/components/reconciliation/cells-table";
import { ExplainForm } from "@/components/reconciliation/explain-form";
import { StatementHeader } from "@/components/reconciliation/statement-header";
import { States } from "@/components/reconciliation/states";
import { hrefWith } from "@/components/ui/href";
import { Section } from "@/components/ui/page/layout";
import { can } from "@/lib/access/permissions";
import { PART } from "@/lib/kernel/address-parts";
import { toDecimal } from "@/lib/kernel/money";
import { figuresSentence, MEASURE_LABELS } from "@/lib/reconciliation/reconciliation.labels";
import { findReconciliation } from "@/lib/reconciliation/reconciliation.queries";
import { reconciliationFilter } from "@/lib/reconciliation/reconciliation.schema";
import { countStates } from "@/lib/reconciliation/statement-cells";
import { orNotFound, requireParams, requirePermission } from "@/lib/request/session";
import { explainDifferenceAction } from "../actions";

export const metadata: Metadata = { title: "Reconciliation" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** One statement beside our books: what agrees, what is explained, what is open. */
export default async function ReconciliationPage({ params, searchParams }: Props) {
  const actor = await requirePermission("reconciliation.read");
  const { id } = await requireParams(params, { id: PART.id });
  const record = await orNotFound(findReconciliation(actor, id));
  const filter = reconciliationFilter.parse(await searchParams);
  const path = `/reconciliation/${id}` as const;
  const mayRecord = can(actor, "reconciliation.record");
  const shown = record.cells.filter(({ state }) => !filter.state || state === filter.state);
  const asked = mayRecord ? record.cells.find(({ key, state }) => key === filter.explain && state !== "agreed") : null;
  const explainHref = (key: string) => `${hrefWith(path, { state: filter.state, explain: key })}#explain`;
  return (
    <>
      <StatementHeader record={record} />
      <States counts={countStates(record.cells)} path={path} />
      {asked ? (
        <Section
          id="explain"
          title={`Explain: ${[asked.label, asked.year, MEASURE_LABELS[asked.measure]].filter(Boolean).join(", ")}`}
          lead={figuresSentence(asked)}
        >
          <ExplainForm
            key={asked.key}
            reconciliationId={id}
            cell={asked.key}
            difference={toDecimal(asked.difference)}
            act={explainDifferenceAction}
          />
        </Section>
      ) : null}
      <Section title="Figures" id="figures" lead="The difference is ours less the statement’s.">
        <CellsTable cells={shown} explainHref={mayRecord ? explainHref : null} />
      </Section>
    </>
  );
}
