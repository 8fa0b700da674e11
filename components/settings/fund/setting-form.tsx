"use client";

import type { Option } from "@/components/ui/form/select";
import type { FundSetting } from "@/lib/fund/fund-setting.schema";
import type { SettingFormProps } from "../use-revision";
import { ChampionsForm } from "./champions-form";
import { ContactsForm } from "./contacts-form";
import { LineForm } from "./line-form";
import { TargetForm } from "./target-form";
import { DisclaimersForm, TextsForm } from "./texts-forms";

/** The form that fits a value of the fund profile. */
export function SettingForm({
  setting,
  places,
  ...common
}: SettingFormProps & { setting: FundSetting; places: readonly Option[] }) {
  switch (setting.key) {
    case "name":
    case "short-name":
    case "fee-rate":
    case "indirect-rate":
    case "child-marker-after":
    case "rate-tolerance":
    case "rate-max-age-days":
      return <LineForm setting={setting} {...common} />;
    case "target":
      return <TargetForm value={setting.value} {...common} />;
    case "contacts":
      return <ContactsForm value={setting.value} {...common} />;
    case "disclaimers":
      return <DisclaimersForm value={setting.value} {...common} />;
    case "texts":
      return <TextsForm value={setting.value} {...common} />;
    case "gcm-champions":
      return <ChampionsForm value={setting.value} places={places} {...common} />;
  }
}
