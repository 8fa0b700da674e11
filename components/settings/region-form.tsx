"use client";

import { Controller } from "react-hook-form";
import type { z } from "zod";
import { MultiSelect } from "@/components/ui/form/multi-select";
import type { Option } from "@/components/ui/form/select";
import { TextInput } from "@/components/ui/form/text-input";
import { reviseRegionInput } from "@/lib/places/place.schema";
import type { RegionContent } from "@/lib/places/region-members";
import { RevisionForm } from "./revision-form";
import { type Act, useRevision } from "./use-revision";

type Typed = Omit<z.input<typeof reviseRegionInput>, "slug" | "basedOn">;
type Props = {
  slug: string;
  basedOn: string;
  value: RegionContent;
  /** The places to choose from; null for a region of the UN Network, whose places name it themselves. */
  places: readonly Option[] | null;
  act: Act;
};

/** Records a region's name, and a named group's places, from a day on. */
export function RegionForm({ slug, basedOn, value, places, act }: Props) {
  const { register, control, errorOf, frame } = useRevision<Typed, unknown>({
    schema: reviseRegionInput,
    defaultValues: { ...value, holdsFrom: "" },
    fixed: { slug, basedOn },
    act,
  });
  return (
    <RevisionForm {...frame}>
      <TextInput label="Name" width="half" required {...register("name")} {...errorOf("name")} />
      {places ? (
        <Controller
          name="placeCodes"
          control={control}
          render={({ field: { name, value: chosen, onChange } }) => (
            <MultiSelect
              label="Places"
              noun="places"
              options={places}
              value={chosen}
              required
              name={name}
              onChange={onChange}
              {...errorOf("placeCodes")}
            />
          )}
        />
      ) : null}
    </RevisionForm>
  );
}
