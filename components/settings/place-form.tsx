"use client";

import type { z } from "zod";
import { type Option, Select } from "@/components/ui/form/select";
import { TextInput } from "@/components/ui/form/text-input";
import { Textarea } from "@/components/ui/form/textarea";
import { revisePlaceInput } from "@/lib/places/place.schema";
import type { PlaceContent } from "@/lib/places/region-members";
import { RevisionForm } from "./revision-form";
import { type Act, useRevision } from "./use-revision";

type Typed = Omit<z.input<typeof revisePlaceInput>, "code" | "basedOn">;
type Props = {
  code: string;
  basedOn: string;
  value: PlaceContent;
  regions: readonly Option[];
  act: Act;
};

/** Records a place's name, footnote and region from a day on. */
export function PlaceForm({ code, basedOn, value, regions, act }: Props) {
  const { register, errorOf, frame } = useRevision<Typed, unknown>({
    schema: revisePlaceInput,
    defaultValues: { ...value, aliases: value.aliases.join("\n"), holdsFrom: "" },
    fixed: { code, basedOn },
    act,
  });
  return (
    <RevisionForm {...frame}>
      <TextInput
        label="Name"
        hint="The name the United Nations uses."
        width="half"
        required
        {...register("name")}
        {...errorOf("name")}
      />
      <Textarea
        label="Other spellings"
        hint="One on each line; they are found by a search and never shown in a publication."
        rows={3}
        {...register("aliases")}
        {...errorOf("aliases")}
      />
      <Textarea
        label="Footnote"
        hint="Goes with every mention of the place."
        rows={2}
        {...register("footnote")}
        {...errorOf("footnote")}
      />
      <Select
        label="Region of the UN Network"
        options={regions}
        placeholder="No region"
        width="half"
        {...register("regionSlug")}
        {...errorOf("regionSlug")}
      />
    </RevisionForm>
  );
}
