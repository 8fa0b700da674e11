import { FormSection } from "@/components/ui/form/form-layout";
import { NumberInput, TextInput } from "@/components/ui/form/text-input";
import { Textarea } from "@/components/ui/form/textarea";
import type { SectionProps } from "./parts";

/** What the joint programme is and how long it takes. */
export function FactsSection({ form: { register }, sentence }: SectionProps) {
  return (
    <FormSection title="The idea">
      <TextInput label="Title" required {...register("title")} error={sentence("title")} />
      <Textarea
        label="Summary"
        required
        hint="What changes, for whom, and how. Two or three paragraphs; this is what the committee and later the public read first."
        rows={8}
        {...register("summary")}
        error={sentence("summary")}
      />
      <NumberInput
        label="Duration in months"
        required
        hint="From 1 to 120."
        {...register("durationMonths")}
        error={sentence("durationMonths")}
      />
    </FormSection>
  );
}

/** Who else takes part: governments and everybody the programme is made with. */
export function PartnersSection({ form: { register }, sentence }: SectionProps) {
  return (
    <FormSection title="Partners">
      <Textarea
        label="Government partners"
        required
        hint="One ministry, agency or authority on each line; more than one is needed."
        rows={4}
        {...register("governmentPartners")}
        error={sentence("governmentPartners")}
      />
      <Textarea
        label="Stakeholders"
        required
        hint="Migrants, civil society, local authorities, employers, trade unions and others, and how they take part."
        rows={5}
        {...register("stakeholders")}
        error={sentence("stakeholders")}
      />
    </FormSection>
  );
}
