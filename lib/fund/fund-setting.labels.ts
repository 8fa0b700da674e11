import { formatDay } from "@/lib/kernel/dates";
import { formatMoney, money } from "@/lib/kernel/money";
import type { FundSetting, FundSettingKey } from "./fund-setting.schema";

/** What each value of the fund profile is called, and what it is for. */
export const SETTING_LABELS: Readonly<Record<FundSettingKey, { label: string; purpose: string }>> = {
  name: { label: "Name of the Fund", purpose: "Stands at the head of every page and publication." },
  "short-name": { label: "Short name", purpose: "Used where the full name does not fit." },
  "fee-rate": {
    label: "Administrative Agent's fee",
    purpose:
      "Part of each deposit: computed once, when the deposit is recorded, at the rate of the day it was received, and kept with it.",
  },
  "indirect-rate": {
    label: "Indirect support costs",
    purpose: "Part of the direct costs of a programme, in the budget of each organisation.",
  },
  target: {
    label: "Capitalization target",
    purpose: "What is mobilised is compared with the target that was decided last.",
  },
  contacts: { label: "Contacts", purpose: "Shown to the public." },
  disclaimers: { label: "Disclaimers", purpose: "Go with every map and every mention of Kosovo." },
  texts: { label: "Narrative texts", purpose: "The opening words of the public pages and the regional briefs." },
  "gcm-champions": {
    label: "Champion countries",
    purpose: "Champion countries of the Global Compact named in the briefs of their region.",
  },
  "child-marker-after": {
    label: "Child sensitivity marker asked after",
    purpose: "A note submitted after this day marks how far it is sensitive to children.",
  },
  "rate-tolerance": {
    label: "Exchange rate tolerance",
    purpose: "A rate that differs more from the rate on record needs a reason.",
  },
  "rate-max-age-days": {
    label: "Days an exchange rate applies",
    purpose:
      "A rate on record applies to its own day and this many days after. A rate date further from the date of the entry shows a warning.",
  },
};

/** "0.07" is "7 %": the point moves, so that no digit is lost. */
export function formatRate(rate: string): string {
  const [whole = "0", fraction = ""] = rate.split(".");
  const hundredths = `${whole}${fraction.padEnd(2, "0").slice(0, 2)}`.replace(/^0+(?=\d)/, "");
  const rest = fraction.slice(2).replace(/0+$/, "");
  return `${hundredths}${rest && `.${rest}`} %`;
}

export type Line = { label: string; value: string };

/** A value in words, line by line. `placeName` gives the name of a country code. */
export function settingLines({ key, value }: FundSetting, placeName: (code: string) => string): Line[] {
  const { label } = SETTING_LABELS[key];
  switch (key) {
    case "name":
    case "short-name":
      return [{ label, value }];
    case "fee-rate":
    case "indirect-rate":
    case "rate-tolerance":
      return [{ label, value: formatRate(value) }];
    case "target":
      return [
        { label: "Amount", value: formatMoney(money(value.amount, value.currency), { cents: "when-needed" }) },
        { label: "Aims at", value: value.label },
      ];
    case "contacts":
      return [
        { label: "Office", value: value.office },
        { label: "Address", value: value.address.join("\n") },
        { label: "E-mail", value: value.email },
        { label: "Websites", value: value.websites.join("\n") },
      ];
    case "disclaimers":
      return [
        { label: "Kosovo", value: value.kosovo },
        { label: "Maps", value: value.maps },
      ];
    case "texts":
      return [
        { label: "Context", value: value.context.join("\n\n") },
        { label: "What the Fund is", value: value.about.join("\n\n") },
        { label: "Call for support", value: value.support },
      ];
    case "gcm-champions":
      return [{ label, value: value.map(placeName).join(", ") }];
    case "child-marker-after":
      return [{ label, value: formatDay(value) }];
    case "rate-max-age-days":
      return [{ label, value: value === "1" ? "1 day" : `${value} days` }];
  }
}
