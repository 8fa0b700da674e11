import { type FieldPath, useFieldArray, type UseFormReturn } from "react-hook-form";
import { Button } from "@/components/ui/actions/button";
import { FieldRow, FormSection } from "@/components/ui/form/form-layout";
import { Select, type Option } from "@/components/ui/form/select";
import { TextInput } from "@/components/ui/form/text-input";
import { Textarea } from "@/components/ui/form/textarea";
import { Panel } from "@/components/ui/page/layout";
import { Text } from "@/components/ui/page/text";
import { LEVEL_LABELS } from "@/lib/programmes/programme.labels";
import type { DocumentTyped, Sentence } from "./document-form-values";

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

/** What an input of the form needs: its registration and the sentence it was refused with. */
const fieldsOf =
  ({ form: { register }, sentence }: Props) =>
  (name: FieldPath<DocumentTyped>) => ({ ...register(name), error: sentence(name) });

type RowProps = Props & { index: number; onRemove: () => void };

function ResultPanel({ index, onRemove, ...props }: RowProps) {
  const field = fieldsOf(props);
  return (
    <Panel title={`Outcome ${index + 1}`}>
      <Textarea label="Outcome" required rows={2} {...field(`results.${index}.outcome`)} />
      <TextInput label="Indicator" required {...field(`results.${index}.indicator`)} />
      <FieldRow>
        <TextInput label="Baseline" required {...field(`results.${index}.baseline`)} />
        <TextInput label="Target" required {...field(`results.${index}.target`)} />
      </FieldRow>
      <RemoveButton what={`outcome ${index + 1}`} onRemove={onRemove} />
    </Panel>
  );
}

/** Outcomes with what shows that they are reached. */
export function ResultsSection(props: Props) {
  const { fields, append, remove } = useFieldArray({ control: props.form.control, name: "results" });
  const refused = props.sentence("results");
  return (
    <FormSection
      title="Results framework"
      id="field-results"
      lead="Each outcome with an indicator, where it stands and where it shall be."
    >
      {refused ? <Text tone="danger">{refused}</Text> : null}
      {fields.map(({ id }, index) => (
        <ResultPanel key={id} {...props} index={index} onRemove={() => remove(index)} />
      ))}
      <div>
        <Button variant="secondary" onClick={() => append({ outcome: "", indicator: "", baseline: "", target: "" })}>
          Add an outcome
        </Button>
      </div>
    </FormSection>
  );
}

function RiskPanel({ index, onRemove, ...props }: RowProps) {
  const field = fieldsOf(props);
  const level = { required: true, placeholder: "Choose", options: LEVELS };
  return (
    <Panel title={`Risk ${index + 1}`}>
      <Textarea label="Risk" required rows={2} {...field(`risks.${index}.risk`)} />
      <FieldRow>
        <Select label="Likelihood" {...level} {...field(`risks.${index}.likelihood`)} />
        <Select label="Impact" {...level} {...field(`risks.${index}.impact`)} />
      </FieldRow>
      <Textarea label="Mitigation" required rows={2} {...field(`risks.${index}.mitigation`)} />
      <RemoveButton what={`risk ${index + 1}`} onRemove={onRemove} />
    </Panel>
  );
}

/** What may go wrong, how likely and how bad it is, and what is done about it. */
export function RisksSection(props: Props) {
  const { fields, append, remove } = useFieldArray({ control: props.form.control, name: "risks" });
  const refused = props.sentence("risks");
  return (
    <FormSection title="Risks" id="field-risks" lead="What could go wrong, and what you do about it.">
      {refused ? <Text tone="danger">{refused}</Text> : null}
      {fields.map(({ id }, index) => (
        <RiskPanel key={id} {...props} index={index} onRemove={() => remove(index)} />
      ))}
      <div>
        <Button variant="secondary" onClick={() => append({ risk: "", likelihood: "", impact: "", mitigation: "" })}>
          Add a risk
        </Button>
      </div>
    </FormSection>
  );
}
