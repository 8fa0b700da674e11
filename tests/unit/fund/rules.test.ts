import { expect, test } from "vitest";
import { isFundSettingKey, reviseFundSettingInput, SETTING_VALUES } from "@/lib/fund/fund-setting.schema";
import { targetsUntil } from "@/lib/fund/fund-settings";
import { dateOf } from "@/lib/kernel/dates";
import { FUND_SETTINGS } from "@/prisma/seed/reference/fund";

const target = (amount: string, holdsFrom: string, recordedAt: string) => ({
  value: { amount, currency: "USD" as const, label: "IMRF 2026" },
  holdsFrom: dateOf(holdsFrom),
  recordedAt: new Date(recordedAt),
});

test("the targets until a day come in the order they were decided; a corrected one appears once", () => {
  const known = [
    target("150000000.00", "2023-01-01", "2024-01-01"),
    target("25000000.00", "2019-05-01", "2024-01-01"),
    target("70000000.00", "2021-01-01", "2024-01-01"),
    target("75000000.00", "2021-01-01", "2024-02-01"),
  ];
  const until = (day: string) => targetsUntil(known, day).map(({ amount, decidedOn }) => [amount, decidedOn]);
  expect(until("2022-12-31")).toEqual([
    ["25000000.00", "2019-05-01"],
    ["75000000.00", "2021-01-01"],
  ]);
  expect(until("2024-01-31").at(-1)).toEqual(["150000000.00", "2023-01-01"]);
  expect(until("2019-04-30")).toEqual([]);
});

test.each(FUND_SETTINGS.map((fact) => [`${fact.key} from ${fact.holdsFrom}`, fact] as const))(
  "the loaded value %s is stored exactly as its schema gives it",
  (_, { key, value }) => {
    expect(SETTING_VALUES[key].parse(value)).toEqual(value);
  },
);

const revise = (key: string, value: unknown) =>
  reviseFundSettingInput.safeParse({
    key,
    value,
    source: "SC-2026-04",
    holdsFrom: "2026-05-01",
    basedOn: "0190a5b4-0000-7000-8000-000000000000",
  });

test.each([
  ["fee-rate", "0.01"],
  ["indirect-rate", "0.08"],
  ["rate-tolerance", "0.1"],
  ["rate-max-age-days", "1"],
  ["rate-max-age-days", "31"],
  ["target", { amount: "200000000", currency: "USD", label: "IMRF 2030" }],
  ["target", { amount: "200,000,000.50", currency: "USD", label: "IMRF 2030" }],
  ["contacts", { office: "Unit", address: "Street\nCity", email: "a@b.int", websites: "https://example.org" }],
  ["texts", { context: "One.\n\nTwo.", about: "Three.", support: "Four." }],
])("a %s is accepted as a form sends it", (key, value) => {
  expect(revise(key, value).success).toBe(true);
});

test("a target is kept with two decimals, and paragraphs as a list", () => {
  expect(revise("target", { amount: "200000000", currency: "USD", label: "IMRF 2030" }).data?.value).toMatchObject({
    amount: "200000000.00",
  });
  expect(revise("texts", { context: "One.\n\n Two.\n", about: "Three.", support: "Four." }).data?.value).toMatchObject({
    context: ["One.", "Two."],
  });
});

test.each([
  ["fee-rate", "1"],
  ["fee-rate", "1 %"],
  ["fee-rate", "0.7"],
  ["rate-tolerance", "0"],
  ["rate-tolerance", "0.00"],
  ["rate-tolerance", "5"],
  ["rate-max-age-days", "0"],
  ["rate-max-age-days", "32"],
  ["rate-max-age-days", "1.5"],
  ["target", { amount: "0", currency: "USD", label: "x" }],
  ["target", { amount: "1,00", currency: "USD", label: "x" }],
  ["contacts", { office: "Unit", address: "", email: "a@b.int", websites: "" }],
  ["contacts", { office: "Unit", address: "Street", email: "a@b.int", websites: "javascript:alert(1)" }],
  ["unknown", "x"],
])("a %s of %j is refused", (key, value) => {
  expect(revise(key, value).success).toBe(false);
});

test("a key of the prototype is no key of the profile", () => {
  expect(isFundSettingKey("toString")).toBe(false);
});
