"use client";

import type { z } from "zod";
import { TextInput } from "@/components/ui/form/text-input";
import { Textarea } from "@/components/ui/form/textarea";
import { FUND_SETTING_INPUTS, type FundSettingValue } from "@/lib/fund/fund-setting.schema";
import { RevisionForm } from "../revision-form";
import { type SettingFormProps, useRevision } from "../use-revision";
import { SourceField } from "./source-field";

type Typed = Omit<z.input<typeof FUND_SETTING_INPUTS.contacts>, "key" | "basedOn">;

/** How the Fund is reached. */
export function ContactsForm({ value, basedOn, act }: SettingFormProps & { value: FundSettingValue<"contacts"> }) {
  const { register, errorOf, frame } = useRevision<Typed, unknown>({
    schema: FUND_SETTING_INPUTS.contacts,
    defaultValues: {
      value: { ...value, address: value.address.join("\n"), websites: value.websites.join("\n") },
      source: "",
      holdsFrom: "",
    },
    fixed: { key: "contacts", basedOn },
    act,
  });
  return (
    <RevisionForm {...frame}>
      <TextInput label="Office" width="half" required {...register("value.office")} {...errorOf("value.office")} />
      <Textarea label="Address" rows={3} required {...register("value.address")} {...errorOf("value.address")} />
      <TextInput
        label="E-mail address"
        type="email"
        width="half"
        required
        {...register("value.email")}
        {...errorOf("value.email")}
      />
      <Textarea
        label="Websites"
        hint="One address on each line, starting with https://."
        rows={2}
        {...register("value.websites")}
        {...errorOf("value.websites")}
      />
      <SourceField {...register("source")} {...errorOf("source")} />
    </RevisionForm>
  );
}
