"use client";

import { DateInput } from "@/components/ui/form/date-input";
import { TextInput } from "@/components/ui/form/text-input";
import { SETTING_LABELS } from "@/lib/fund/fund-setting.labels";
import { FUND_SETTING_INPUTS, type FundSetting } from "@/lib/fund/fund-setting.schema";
import { RevisionForm } from "../revision-form";
import { type SettingFormProps, useRevision } from "../use-revision";
import { SourceField } from "./source-field";

type Typed = { value: string; source: string; holdsFrom: string };
type Setting = Extract<FundSetting, { value: string }>;

const HINTS: Partial<Record<Setting["key"], string>> = {
  "fee-rate": "As a part of one: 0.01 is 1 %.",
  "indirect-rate": "As a part of one: 0.01 is 1 %.",
  "rate-tolerance": "As a part of one: 0.05 is 5%.",
  "rate-max-age-days": "A whole number from 1 to 31.",
};

/** A value of one line: a name, a rate, a number or a day. */
export function LineForm({ setting: { key, value }, basedOn, act }: SettingFormProps & { setting: Setting }) {
  const { register, errorOf, frame } = useRevision<Typed, unknown>({
    schema: FUND_SETTING_INPUTS[key],
    defaultValues: { value, source: "", holdsFrom: "" },
    fixed: { key, basedOn },
    act,
  });
  const hint = HINTS[key] ? { hint: HINTS[key] } : {};
  const Input = key === "child-marker-after" ? DateInput : TextInput;
  return (
    <RevisionForm {...frame}>
      <Input
        label={SETTING_LABELS[key].label}
        width={HINTS[key] || Input === DateInput ? "short" : "half"}
        required
        {...hint}
        {...register("value")}
        {...errorOf("value")}
      />
      <SourceField {...register("source")} {...errorOf("source")} />
    </RevisionForm>
  );
}
