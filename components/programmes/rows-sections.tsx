import { useFieldArray, type UseFormReturn } from "react-hook-form";
import { Button } from "@/components/ui/actions/button";
import { FieldRow, FormSection } from "@/components/ui/form/form-layout";
import { Select, type Option } from "@/components/ui/form/select";
import { Textarea } from "@/components/ui/form/textarea";
import { TextInput } from "@/components/ui/form/text-input";
import { Panel } from "@/components/ui/page/layout";
import { Text } from "@/components/ui/page/text";
import { LEVEL_LABELS } from "@/lib/programmes/labels";
import type { DocumentTyped, Sentence } from "./document-view";

type Props = { form: UseFormReturn<DocumentTyped>; sentence: Sentence };

const LEVELS: readonly Option[] = Object.entries(LEVEL_LABELS).map(([value, label]) => ({ value, label }));

function RemoveButton({ what, onRemove }: { what: string; onRemove: () => void }) {
  return (
    <div>
      <Button variant="quiet" size="small" onClick={onRemove}>
        Remove {what}
      </Button>
    </div>
  );
}

/** Outcomes with what shows that they are reached. */
export function ResultsSection({ form: { control, register }, sentence }: Props) {
  const { fields, append, remove } = useFieldArray({ control, name: "results" });
  return (
    <FormSection
      title="Results framework"
      id="field-results"
      lead="Each outcome with an indicator, where it stands and where it shall be."
    >
      {sentence("results") ? <Text tone="danger">{sentence("results")}</Text> : null}
      {fields.map(({ id }, index) => (
        <Panel key={id} title={`Outcome ${index + 1}`}>
          <Textarea
            label="Outcome"
            required
            rows={2}
            {...register(`results.${index}.outcome`)}
            error={sentence(`results.${index}.outcome`)}
          />
          <TextInput
            label="Indicator"
            required
            {...register(`results.${index}.indicator`)}
            error={sentence(`results.${index}.indicator`)}
          />
          <FieldRow>
            <TextInput
              label="Baseline"
              required
              {...register(`results.${index}.baseline`)}
              error={sentence(`results.${index}.baseline`)}
            />
            <TextInput
              label="Target"
              required
              {...register(`results.${index}.target`)}
              error={sentence(`results.${index}.target`)}
            />
          </FieldRow>
          <RemoveButton what={`outcome ${index + 1}`} onRemove={() => remove(index)} />
        </Panel>
      ))}
      <div>
        <Button variant="secondary" onClick={() => append({ outcome: "", indicator: "", baseline: "", target: "" })}>
          Add an outcome
        </Button>
      </div>
    </FormSection>
  );
}

/** What may go wrong, how likely and how bad it is, and what is done about it. */
export function RisksSection({ form: { control, register }, sentence }: Props) {
  const { fields, append, remove } = useFieldArray({ control, name: "risks" });
  return (
    <FormSection title="Risks" id="field-risks" lead="What could go wrong, and what you do about it.">
      {sentence("risks") ? <Text tone="danger">{sentence("risks")}</Text> : null}
      {fields.map(({ id }, index) => (
        <Panel key={id} title={`Risk ${index + 1}`}>
          <Textarea
            label="Risk"
            required
            rows={2}
            {...register(`risks.${index}.risk`)}
            error={sentence(`risks.${index}.risk`)}
          />
          <FieldRow>
            <Select
              label="Likelihood"
              required
              placeholder="Choose"
              options={LEVELS}
              {...register(`risks.${index}.likelihood`)}
              error={sentence(`risks.${index}.likelihood`)}
            />
            <Select
              label="Impact"
              required
              placeholder="Choose"
              options={LEVELS}
              {...register(`risks.${index}.impact`)}
              error={sentence(`risks.${index}.impact`)}
            />
          </FieldRow>
          <Textarea
            label="Mitigation"
            required
            rows={2}
            {...register(`risks.${index}.mitigation`)}
            error={sentence(`risks.${index}.mitigation`)}
          />
          <RemoveButton what={`risk ${index + 1}`} onRemove={() => remove(index)} />
        </Panel>
      ))}
      <div>
        <Button variant="secondary" onClick={() => append({ risk: "", likelihood: "", impact: "", mitigation: "" })}>
          Add a risk
        </Button>
      </div>
    </FormSection>
  );
}
