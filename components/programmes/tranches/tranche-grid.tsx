import type { UseFormReturn } from "react-hook-form";
import { NO_TOTAL } from "@/components/concept-notes/form/totals";
import { type Column, DataTable } from "@/components/ui/data/table";
import { DateInput } from "@/components/ui/form/date-input";
import { fieldId } from "@/components/ui/form/field";
import { MoneyInput } from "@/components/ui/form/money-input";
import { Text } from "@/components/ui/page/text";
import { formatMoney, sum, type Usd, usd, USD } from "@/lib/kernel/money";
import { totalField } from "@/lib/programmes/tranches/tranche-plan";
import { ofOrganisation, ofTranche, type PlanOrganisation, type TypedPlan } from "./typed-plan";

type Props = {
  form: UseFormReturn<TypedPlan>;
  typed: TypedPlan;
  organisations: readonly PlanOrganisation[];
  sentence: (name: string) => string | undefined;
};

const sumText = (sum: Usd | null) => (sum ? formatMoney(sum) : NO_TOTAL);

/** The sum of an organisation's tranches as typed, and what it has to be. */
function Total({
  typed,
  organisation: { id, leftUsd },
  sentence,
}: Omit<Props, "form" | "organisations"> & {
  organisation: PlanOrganisation;
}) {
  return (
    <div id={fieldId(totalField(id))} tabIndex={-1}>
      {sumText(ofOrganisation(typed, id))}
      {leftUsd ? <Text tone="small">of {formatMoney(usd(leftUsd))}</Text> : null}
      {sentence(totalField(id)) ? <Text tone="danger">{sentence(totalField(id))}</Text> : null}
    </div>
  );
}

/** The amount of one organisation in each tranche. */
const amountColumn = ({ id, name }: PlanOrganisation, { form, sentence }: Props): Column<number> => ({
  key: id,
  header: `${name}, USD`,
  numeric: true,
  cell: (index) => (
    <MoneyInput
      label={`${name}, tranche ${index + 1}, USD`}
      labelHidden
      compact
      currency="USD"
      amount={form.register(`tranches.${index}.amounts.${id}`)}
      error={sentence(`tranches.${index}.amounts.${id}`)}
    />
  ),
});

const dayColumn = ({ form, sentence }: Props): Column<number> => ({
  key: "day",
  header: "Planned for",
  cell: (index) => (
    <DateInput
      label={`Planned day of tranche ${index + 1}`}
      labelHidden
      {...form.register(`tranches.${index}.plannedOn`)}
      error={sentence(`tranches.${index}.plannedOn`)}
    />
  ),
});

/** Tranches down, organisations across, with the sums as they are typed. */
export function TrancheGrid(props: Props) {
  const { typed, organisations, sentence } = props;
  const rows = typed.tranches.map((_, index) => index);
  const columns: Column<number>[] = [
    { key: "number", header: "Tranche", rowHeader: true, cell: (index) => `Tranche ${index + 1}` },
    dayColumn(props),
    ...organisations.map((organisation) => amountColumn(organisation, props)),
    { key: "all", header: "In all", numeric: true, cell: (index) => sumText(ofTranche(typed, index)) },
  ];
  const totals = organisations.map((organisation) => [
    organisation.id,
    <Total key={organisation.id} typed={typed} organisation={organisation} sentence={sentence} />,
  ]);
  const sums = rows.map((index) => ofTranche(typed, index));
  const all = sums.every((one) => one !== null) ? sum(sums, USD) : null;
  return (
    <DataTable
      caption="Tranches by organisation, USD"
      columns={columns}
      rows={rows}
      rowKey={String}
      stacks
      footer={{ number: "In all", ...Object.fromEntries(totals), all: sumText(all) }}
    />
  );
}
