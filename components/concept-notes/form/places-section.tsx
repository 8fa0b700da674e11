import { useController } from "react-hook-form";
import { FormSection } from "@/components/ui/form/form-layout";
import { MultiSelect } from "@/components/ui/form/multi-select";
import { Select } from "@/components/ui/form/select";
import { TextInput } from "@/components/ui/form/text-input";
import { Text } from "@/components/ui/page/text";
import type { SectionProps } from "./parts";
import { shareTotal } from "./totals";

type PlaceShare = { code: string; share: string };

type SharesProps = {
  places: readonly PlaceShare[];
  nameOf: (code: string) => string;
  onChange: (places: PlaceShare[]) => void;
  sentence: SectionProps["sentence"];
};

/** A share for every place or for none: the amount is never divided equally by itself. */
function Shares({ places, nameOf, onChange, sentence }: SharesProps) {
  const total = shareTotal(places.map(({ share }) => share));
  return (
    <>
      <Text tone="small">
        Shares are optional. Give one to every place so that they add up to 100, or leave all of them empty.
      </Text>
      {places.map(({ code, share }, index) => (
        <TextInput
          key={code}
          label={`Share of ${nameOf(code)}, percent`}
          name={`places.${index}.share`}
          inputMode="decimal"
          width="short"
          autoComplete="off"
          value={share}
          onChange={({ target }) =>
            onChange(places.map((one) => (one.code === code ? { code, share: target.value } : one)))
          }
          error={sentence(`places.${index}.share`)}
        />
      ))}
      <Text role="status">{total === null ? "No total of the shares." : `The shares add up to ${total}%.`}</Text>
    </>
  );
}

/** Where the programme works. */
export function PlacesSection({ form, choices, sentence }: SectionProps) {
  const { field } = useController({ control: form.control, name: "places" });
  const places = field.value;
  const choose = (codes: string[]) =>
    field.onChange(codes.map((code) => places.find((place) => place.code === code) ?? { code, share: "" }));
  const nameOf = (code: string) => choices.places.find(({ value }) => value === code)?.label ?? code;
  return (
    <FormSection title="Places">
      <MultiSelect
        label="Places"
        required
        noun="places"
        name="places"
        options={choices.places}
        value={places.map(({ code }) => code)}
        onChange={choose}
        error={sentence("places")}
      />
      {places.length > 1 ? (
        <Shares places={places} nameOf={nameOf} sentence={sentence} onChange={field.onChange} />
      ) : null}
      <Select
        label="Named group of places"
        hint="Where readers know the places as one group, it is shown instead of the list."
        placeholder="No group"
        width="half"
        options={choices.regions}
        {...form.register("regionGroup")}
        error={sentence("regionGroup")}
      />
    </FormSection>
  );
}
