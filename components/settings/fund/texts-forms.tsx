"use client";

import type { z } from "zod";
import { Textarea } from "@/components/ui/form/textarea";
import { FUND_SETTING_INPUTS, type FundSettingValue } from "@/lib/fund/fund-setting.schema";
import { RevisionForm } from "../revision-form";
import { type SettingFormProps, useRevision } from "../use-revision";
import { SourceField } from "./source-field";

type TypedTexts = Omit<z.input<typeof FUND_SETTING_INPUTS.texts>, "key" | "basedOn">;
type TypedDisclaimers = Omit<z.input<typeof FUND_SETTING_INPUTS.disclaimers>, "key" | "basedOn">;

const EMPTY_LINE = "An empty line between two paragraphs.";

/** The narrative texts of the public pages. */
export function TextsForm({ value, basedOn, act }: SettingFormProps & { value: FundSettingValue<"texts"> }) {
  const { register, errorOf, frame } = useRevision<TypedTexts, unknown>({
    schema: FUND_SETTING_INPUTS.texts,
    defaultValues: {
      value: { ...value, context: value.context.join("\n\n"), about: value.about.join("\n\n") },
      source: "",
      holdsFrom: "",
    },
    fixed: { key: "texts", basedOn },
    act,
  });
  const text = (name: "context" | "about" | "support") => ({
    ...register(`value.${name}`),
    ...errorOf(`value.${name}`),
    required: true,
  });
  return (
    <RevisionForm {...frame}>
      <Textarea label="Context" hint={EMPTY_LINE} rows={8} {...text("context")} />
      <Textarea label="What the Fund is" hint={EMPTY_LINE} rows={8} {...text("about")} />
      <Textarea label="Call for support" rows={4} {...text("support")} />
      <SourceField {...register("source")} {...errorOf("source")} />
    </RevisionForm>
  );
}

/** What goes with Kosovo and with every map. */
export function DisclaimersForm(props: SettingFormProps & { value: FundSettingValue<"disclaimers"> }) {
  const { value, basedOn, act } = props;
  const { register, errorOf, frame } = useRevision<TypedDisclaimers, unknown>({
    schema: FUND_SETTING_INPUTS.disclaimers,
    defaultValues: { value, source: "", holdsFrom: "" },
    fixed: { key: "disclaimers", basedOn },
    act,
  });
  const text = (name: "kosovo" | "maps") => ({
    ...register(`value.${name}`),
    ...errorOf(`value.${name}`),
    required: true,
  });
  return (
    <RevisionForm {...frame}>
      <Textarea label="Kosovo" rows={3} {...text("kosovo")} />
      <Textarea label="Maps" rows={3} {...text("maps")} />
      <SourceField {...register("source")} {...errorOf("source")} />
    </RevisionForm>
  );
}
