import { useController, useWatch } from "react-hook-form";
import { RadioGroup } from "@/components/ui/form/choices";
import { FormSection } from "@/components/ui/form/form-layout";
import { MultiSelect } from "@/components/ui/form/multi-select";
import type { DraftChoices, SectionProps } from "./parts";

/** Objectives by area, those of the chosen area first; one that several areas share stands under its first one. */
function objectiveOptions({ areas, objectives }: DraftChoices, chosenArea: string) {
  const rank = (number: number) => (String(number) === chosenArea ? -1 : number);
  const ordered = [...areas].sort((a, b) => rank(a.number) - rank(b.number));
  const placed = new Set<number>();
  return ordered.flatMap((area) =>
    objectives
      .filter(({ number }) => area.objectiveNumbers.includes(number) && !placed.has(number))
      .map(({ number, title }) => {
        placed.add(number);
        return {
          value: String(number),
          label: `${number}. ${title}`,
          group: `Thematic area ${area.number}: ${area.name}`,
        };
      }),
  );
}

/** Exactly one thematic area, and the objectives of the Global Compact it serves. */
export function ThemeSection({ form, choices, sentence }: SectionProps) {
  const chosenArea = useWatch({ control: form.control, name: "areaNumber" });
  const { field } = useController({ control: form.control, name: "objectiveNumbers" });
  return (
    <FormSection title="Theme and objectives">
      <RadioGroup
        label="Thematic area"
        required
        hint="One area; it is the one the money is counted under."
        {...form.register("areaNumber")}
        options={choices.areas.map(({ number, name }) => ({ value: String(number), label: `${number}. ${name}` }))}
        error={sentence("areaNumber")}
      />
      <MultiSelect
        label="Objectives of the Global Compact"
        required
        hint="One or more; at least one belongs to the thematic area."
        noun="objectives"
        name="objectiveNumbers"
        options={objectiveOptions(choices, chosenArea)}
        value={field.value}
        onChange={field.onChange}
        error={sentence("objectiveNumbers")}
      />
    </FormSection>
  );
}
