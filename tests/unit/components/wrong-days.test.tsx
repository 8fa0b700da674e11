import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { DayNotice } from "@/components/concept-notes/list/day-notice";
import { EntryFilters } from "@/components/contributions/list/entry-filters";
import { JournalFilters } from "@/components/journal/journal-filters";
import { ReportingDatesForm } from "@/components/reporting-dates/reporting-dates-form";
import { TransferFilters } from "@/components/transfers/transfer-filters";
import { readReportingDates } from "@/lib/reporting-dates/reporting-dates.schema";
import { readPeriod } from "@/lib/status/status.schema";

type Query = Record<string, string>;

const list = { filter: {}, isFiltered: false };
const FORMS: Readonly<Record<string, (query: Query) => ReactNode>> = {
  "one record": (query) => <ReportingDatesForm action="/periods" on={readReportingDates(query)} />,
  contributions: (query) => (
    <EntryFilters
      {...list}
      on={readReportingDates(query)}
      choices={{ donors: [], years: [], currencies: [], names: {} }}
    />
  ),
  transfers: (query) => <TransferFilters {...list} on={readReportingDates(query)} organisations={[]} />,
  ledger: (query) => (
    <JournalFilters
      {...list}
      filter={{ account: undefined }}
      period={readPeriod(query)}
      choices={{ donors: [], punos: [] }}
    />
  ),
};

/** The field of a name as it is served, and whether the form offers to clear it. */
function fieldIn(markup: ReactNode, name: string) {
  const html = renderToStaticMarkup(markup);
  const field = html.match(new RegExp(`<input[^>]* name="${name}"[^>]*>`))?.[0] ?? "";
  return { field, html, canClear: html.includes("Clear filters") };
}

const WRONG = ["2024-02-30", "2999-12-31", "yesterday"];

test.each(Object.keys(FORMS))("a wrong day of either clock is told at its field and stays there: %s", (name) => {
  for (const clock of ["asOf", "knownOn"])
    for (const typed of WRONG) {
      const { field, html, canClear } = fieldIn(FORMS[name]?.({ [clock]: typed }), clock);
      expect(field).toContain(`value="${typed}"`);
      expect(field).toContain('aria-invalid="true"');
      expect(html).toContain("Enter a date");
      expect(canClear).toBe(true);
    }
});

test.each(Object.keys(FORMS))("without a day the fields are empty, and nothing is to clear: %s", (name) => {
  const { field, canClear } = fieldIn(FORMS[name]?.({}), "asOf");
  expect(field).toContain('value=""');
  expect(canClear).toBe(false);
});

test("what is no day is shown as text, because a date field shows nothing of it", () => {
  const typeOf = (asOf: string) => fieldIn(FORMS["one record"]?.({ asOf }), "asOf").field.match(/type="(\w+)"/)?.[1];
  expect(WRONG.map(typeOf)).toEqual(["text", "date", "text"]);
});

test("the first day of the ledger is told at its field too", () => {
  const { field } = fieldIn(FORMS.ledger?.({ from: "2024-02-01", asOf: "2024-01-31" }), "from");
  expect(field).toContain('aria-invalid="true"');
});

test("a list without fields says which day cannot be", () => {
  const markup = renderToStaticMarkup(<DayNotice filter={{}} on={readReportingDates({ asOf: "2024-02-30" })} />);
  expect(markup).toContain("The address asks for “2024-02-30”, which is not a day up to today.");
  expect(renderToStaticMarkup(<DayNotice filter={{}} on={readReportingDates({})} />)).toBe("");
});
