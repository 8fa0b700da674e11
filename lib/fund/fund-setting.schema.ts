import { z } from "zod";
import { usdAmount } from "@/lib/kernel/amount-input";
import { daySchema } from "@/lib/kernel/dates";
import { revisionFields } from "@/lib/kernel/in-force";
import { line, lines, paragraphs, words } from "@/lib/kernel/text";

/** A share of one such as "0.01", so that no rate is ever a float; refused from one half on, where a typing error is near. */
const rate = z
  .string()
  .trim()
  .regex(/^0(\.\d{1,6})?$/, "Enter the rate as a part of one, for example 0.01 for 1 %.")
  .refine((value) => Number(value) < 0.5, "Enter a rate below 0.5, which is 50 %.");

/** How far a rate may be from the one on record. Zero would ask for a reason at every rounding. */
const tolerance = rate.refine(
  (value) => /[1-9]/.test(value),
  "Enter a tolerance greater than 0, for example 0.05 for 5%.",
);

/** A number of days. A month is enough for every published rate, so that a wrong year is never accepted. */
const days = z
  .string()
  .trim()
  .regex(/^([1-9]|[12]\d|3[01])$/, "Enter a number of days from 1 to 31.");

const webAddress = z.url({
  protocol: /^https?$/,
  error: "Enter each address on its own line, starting with https://.",
});

const someLines = (sentence: string) => lines().refine((list) => list.length > 0, sentence);
const someParagraphs = (sentence: string) => paragraphs().refine((list) => list.length > 0, sentence);

/** What each value of the fund profile must look like. Values are stored as they come out of here. */
export const SETTING_VALUES = {
  name: line("Enter the name of the Fund."),
  "short-name": line("Enter the short name of the Fund.", 60),
  "fee-rate": rate,
  "indirect-rate": rate,
  target: z.object({
    amount: usdAmount,
    /** The Fund's books and its targets are in US dollars. */
    currency: z.literal("USD"),
    label: line("Enter the event or period the target aims at.", 80),
  }),
  contacts: z.object({
    office: line("Enter the name of the office."),
    address: someLines("Enter the postal address."),
    email: z.email({ error: "Enter an e-mail address such as name@organisation.int." }),
    websites: lines().pipe(z.array(webAddress)),
  }),
  disclaimers: z.object({
    kosovo: words("Enter the footnote that goes with Kosovo.", 600),
    maps: words("Enter the sentence that goes with every map.", 600),
  }),
  texts: z.object({
    context: someParagraphs("Enter the context."),
    about: someParagraphs("Enter what the Fund is."),
    support: words("Enter the call for support.", 3000),
  }),
  "gcm-champions": z.array(z.string()),
  "child-marker-after": daySchema,
  "rate-tolerance": tolerance,
  "rate-max-age-days": days,
} as const;

export type FundSettingKey = keyof typeof SETTING_VALUES;
export type FundSettingValue<Key extends FundSettingKey> = z.output<(typeof SETTING_VALUES)[Key]>;

/** A value of the fund profile with its key and where it comes from: the kind of value follows from the key. */
export type FundSetting = {
  [Key in FundSettingKey]: { key: Key; value: FundSettingValue<Key>; source: string };
}[FundSettingKey];

export const FUND_SETTING_KEYS = Object.keys(SETTING_VALUES) as FundSettingKey[];

export const isFundSettingKey = (key: string): key is FundSettingKey => Object.hasOwn(SETTING_VALUES, key);

const revision = <Key extends FundSettingKey>(key: Key) =>
  z.object({
    key: z.literal(key),
    value: SETTING_VALUES[key],
    source: line("Say where this value comes from, for example the decision or the letter.", 300),
    ...revisionFields,
  });

/** What the form of one value and its command accept. */
export const FUND_SETTING_INPUTS = {
  name: revision("name"),
  "short-name": revision("short-name"),
  "fee-rate": revision("fee-rate"),
  "indirect-rate": revision("indirect-rate"),
  target: revision("target"),
  contacts: revision("contacts"),
  disclaimers: revision("disclaimers"),
  texts: revision("texts"),
  "gcm-champions": revision("gcm-champions"),
  "child-marker-after": revision("child-marker-after"),
  "rate-tolerance": revision("rate-tolerance"),
  "rate-max-age-days": revision("rate-max-age-days"),
} as const satisfies { [Key in FundSettingKey]: z.ZodType };

export const reviseFundSettingInput = z.discriminatedUnion("key", [
  FUND_SETTING_INPUTS.name,
  FUND_SETTING_INPUTS["short-name"],
  FUND_SETTING_INPUTS["fee-rate"],
  FUND_SETTING_INPUTS["indirect-rate"],
  FUND_SETTING_INPUTS.target,
  FUND_SETTING_INPUTS.contacts,
  FUND_SETTING_INPUTS.disclaimers,
  FUND_SETTING_INPUTS.texts,
  FUND_SETTING_INPUTS["gcm-champions"],
  FUND_SETTING_INPUTS["child-marker-after"],
  FUND_SETTING_INPUTS["rate-tolerance"],
  FUND_SETTING_INPUTS["rate-max-age-days"],
]);
