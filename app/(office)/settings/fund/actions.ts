"use server";

import { reviseFundSetting } from "@/lib/fund/fund-setting.commands";
import { perform } from "@/lib/request/action";

export async function reviseFundSettingAction(input: unknown) {
  return perform(reviseFundSetting, input);
}
