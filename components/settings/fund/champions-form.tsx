"use client";

import { Controller } from "react-hook-form";
import { MultiSelect } from "@/components/ui/form/multi-select";
import type { Option } from "@/components/ui/form/select";
import { FUND_SETTING_INPUTS } from "@/lib/fund/fund-setting.schema";
import { RevisionForm } from "../revision-form";
import { type SettingFormProps, useRevision } from "../use-revision";
import { SourceField } from "./source-field";

type Typed = { value: string[]; source: string; holdsFrom: string };
type Props = SettingFormProps & { value: string[]; places: readonly Option[] };

/** The champion countries of the Global Compact. */
export function ChampionsForm({ value, places, basedOn, act }: Props) {
  const { register, control, errorOf, frame } = useRevision<Typed, unknown>({
    schema: FUND_SETTING_INPUTS["gcm-champions"],
    defaultValues: { value, source: "", holdsFrom: "" },
    fixed: { key: "gcm-champions", basedOn },
    act,
  });
  return (
    <RevisionForm {...frame}>
      <Controller
        name="value"
        control={control}
        render={({ field: { name, value: chosen, onChange } }) => (
          <MultiSelect
            label="Countries"
            noun="countries"
            options={places}
            value={chosen}
            name={name}
            onChange={onChange}
            {...errorOf("value")}
          />
        )}
      />
      <SourceField {...register("source")} {...errorOf("source")} />
    </RevisionForm>
  );
}
