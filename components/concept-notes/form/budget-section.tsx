import { useController } from "react-hook-form";
import { FormSection } from "@/components/ui/form/form-layout";
import { MoneyInput } from "@/components/ui/form/money-input";
import { MultiSelect } from "@/components/ui/form/multi-select";
import { Text } from "@/components/ui/page/text";
import { formatMoney } from "@/lib/kernel/money";
import type { SectionProps } from "./parts";
import { NO_TOTAL, typedTotal } from "./totals";

type Part = { organisationId: string; budgetUsd: string };
type BudgetsProps = Pick<SectionProps, "choices" | "sentence"> & {
  parts: readonly Part[];
  onChange: (parts: Part[]) => void;
};

function Budgets({ parts, onChange, choices, sentence }: BudgetsProps) {
  const type = (id: string, budgetUsd: string) =>
    onChange(parts.map((part) => (part.organisationId === id ? { organisationId: id, budgetUsd } : part)));
  const nameOf = (id: string) => choices.organisations.find(({ value }) => value === id)?.label ?? "this organization";
  return parts.map(({ organisationId, budgetUsd }, index) => (
    <MoneyInput
      key={organisationId}
      label={`Budget of ${nameOf(organisationId)}`}
      required
      currency="USD"
      amount={{
        name: `participations.${index}.budgetUsd`,
        value: budgetUsd,
        onChange: ({ target }) => type(organisationId, target.value),
      }}
      error={sentence(`participations.${index}.budgetUsd`)}
    />
  ));
}

/** The UN organisations that take part, each with its part of the money; the amount of the note is their sum. */
export function BudgetSection({ form, choices, sentence }: SectionProps) {
  const { field } = useController({ control: form.control, name: "participations" });
  const parts = field.value;
  const partOf = (id: string): Part =>
    parts.find(({ organisationId }) => organisationId === id) ?? { organisationId: id, budgetUsd: "" };

  const total = typedTotal(parts.map(({ budgetUsd }) => budgetUsd));

  return (
    <FormSection title="UN organizations and budget">
      <MultiSelect
        label="Participating UN organizations"
        required
        hint="Two or more, your own among them."
        noun="organizations"
        name="participations"
        options={choices.organisations}
        value={parts.map(({ organisationId }) => organisationId)}
        onChange={(ids) => field.onChange(ids.map(partOf))}
        error={sentence("participations")}
      />
      <Budgets parts={parts} onChange={field.onChange} choices={choices} sentence={sentence} />
      <Text role="status">
        Total requested: <strong>{total ? formatMoney(total) : NO_TOTAL}</strong>
      </Text>
    </FormSection>
  );
}
