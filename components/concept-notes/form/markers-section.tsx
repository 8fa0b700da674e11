import type { ReactNode } from "react";
import { RadioGroup } from "@/components/ui/form/choices";
import { FormSection } from "@/components/ui/form/form-layout";
import type { Option } from "@/components/ui/form/select";
import { Textarea } from "@/components/ui/form/textarea";
import { CHILD_MARKERS, GENDER_MARKERS, RIGHTS_MARKERS } from "@/lib/concept-notes/concept-note.labels";
import type { SectionProps } from "./parts";

/** The values of a marker as choices, in the order of its scale. */
export const markerOptions = (markers: Readonly<Record<string, string>>): Option[] =>
  Object.entries(markers).map(([value, label]) => ({ value, label }));

type MarkerProps = Pick<SectionProps, "form" | "sentence"> & {
  label: string;
  hint?: ReactNode;
  marker: "genderMarker" | "rightsMarker" | "childMarker";
  justification: "genderJustification" | "rightsJustification" | "childJustification";
  options: readonly Option[];
};

function Marker({ form, sentence, label, hint, marker, justification, options }: MarkerProps) {
  return (
    <>
      <RadioGroup
        label={label}
        required
        hint={hint}
        {...form.register(marker)}
        options={options}
        error={sentence(marker)}
      />
      <Textarea
        label={`Justification of the ${label.toLowerCase()}`}
        required
        rows={3}
        {...form.register(justification)}
        error={sentence(justification)}
      />
    </>
  );
}

/** How the programme marks itself; the Fund Management Unit validates each value later. */
export function MarkersSection({ form, sentence }: SectionProps) {
  const shared = { form, sentence };
  return (
    <FormSection
      title="Markers"
      lead="Your own assessment, with a reason. The Fund Management Unit validates each of them."
    >
      <Marker
        {...shared}
        label="Gender marker"
        marker="genderMarker"
        justification="genderJustification"
        options={markerOptions(GENDER_MARKERS)}
      />
      <Marker
        {...shared}
        label="Human rights marker"
        marker="rightsMarker"
        justification="rightsJustification"
        options={markerOptions(RIGHTS_MARKERS)}
      />
      <Marker
        {...shared}
        label="Child sensitivity marker"
        marker="childMarker"
        justification="childJustification"
        options={markerOptions(CHILD_MARKERS)}
      />
    </FormSection>
  );
}
