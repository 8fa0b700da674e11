import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Done } from "@/components/contributions/history/success-message";
import { TodayInput } from "@/components/ui/form/today-input";
import { localDay } from "@/components/ui/form/use-local-today";

test.each([
  ["the last moment of a day", new Date(2026, 11, 1, 23, 59, 59, 999), "2026-12-01"],
  ["the first moment of a day", new Date(2026, 11, 2, 0, 0, 0, 0), "2026-12-02"],
  ["a day and month of one digit", new Date(2027, 0, 3, 12), "2027-01-03"],
])("the local day at %s is that of the reader's clock", (_, moment, expected) => {
  expect(localDay(moment)).toBe(expected);
});

test("the server renders no date, because it does not know the reader's today, and the latest day", () => {
  const markup = renderToStaticMarkup(<TodayInput label="Received on" name="on" latest="2026-12-02" />);
  expect(markup).toContain('max="2026-12-02"');
  expect(markup).toContain('value=""');
});

test.each([
  ["deposit", "2026-01-31", "Deposit recorded. The Administrative Agent must confirm it."],
  ["deposit", "no day", "Deposit recorded. The Administrative Agent must confirm it."],
  ["pledge", "2026-01-31", "Pledge recorded."],
  [
    "deposit",
    "9999-12-31",
    "Deposit recorded. It counts from 31 December 9999 (UTC). The Administrative Agent must confirm it.",
  ],
  ["recorded", "9999-12-31", "Contribution recorded. Entries of 31 December 9999 count from that day (UTC)."],
])("the success message of %s on %s says from when it counts only where that is ahead", (what, on, words) => {
  expect(renderToStaticMarkup(<Done what={what} on={on} />)).toContain(words);
});

test("an unknown success message is not shown", () => {
  expect(renderToStaticMarkup(<Done what="toString" on={undefined} />)).toBe("");
});
