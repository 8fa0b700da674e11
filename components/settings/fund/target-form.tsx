"use client";

import type { z } from "zod";
import { MoneyInput } from "@/components/ui/form/money-input";
import { TextInput } from "@/components/ui/form/text-input";
import { FUND_SETTING_INPUTS, type FundSettingValue } from "@/lib/fund/fund-setting.schema";
import { RevisionForm } from "../revision-form";
import { type SettingFormProps, useRevision } from "../use-revision";
import { SourceField } from "./source-field";

type Typed = Omit<z.input<typeof FUND_SETTING_INPUTS.target>, "key" | "basedOn">;

/** A new capitalization target; the day it holds from is the day it was decided. */
export function TargetForm({ value, basedOn, act }: SettingFormProps & { value: FundSettingValue<"target"> }) {
  const { register, errorOf, frame } = useRevision<Typed, unknown>({
    schema: FUND_SETTING_INPUTS.target,
    defaultValues: { value, source: "", holdsFrom: "" },
    fixed: { key: "target", basedOn },
    act,
  });
  return (
    <RevisionForm {...frame} holdsFromHint="The day the target was decided.">
      <MoneyInput
        label="Amount"
        amount={register("value.amount")}
        currency="USD"
        required
        {...errorOf("value.amount")}
      />
      <TextInput
        label="Aims at"
        hint="The event or period, for example IMRF 2026."
        width="half"
        required
        {...register("value.label")}
        {...errorOf("value.label")}
      />
      <SourceField {...register("source")} {...errorOf("source")} />
    </RevisionForm>
  );
}
