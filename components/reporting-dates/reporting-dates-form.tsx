import type { ReactNode } from "react";
import { Button } from "@/components/ui/actions/button";
import { FilterBar } from "@/components/ui/data/filter-bar";
import { DateInput } from "@/components/ui/form/date-input";
import { Row, ScreenOnly } from "@/components/ui/page/layout";
import { Text } from "@/components/ui/page/text";
import { formatReportingDates } from "@/lib/reporting-dates/reporting-dates.labels";
import { type AskedDates, hasAskedDates } from "@/lib/reporting-dates/reporting-dates.schema";
import { AsOfField, KnownOnField } from "./reporting-dates-fields";

type Props = {
  action: string;
  on: AskedDates;
  /** Further values of the address that stay as they are. */
  hidden?: Readonly<Record<string, string | undefined>>;
  /** "heading" stands beside the title of a public page; "filter" is a row of fields above a list or a record. */
  layout?: "filter" | "heading";
  /** Further fields of a filter, and whether one of them is used. */
  children?: ReactNode;
  isFiltered?: boolean;
};

/**
 * Asks for the same page with other reporting dates: an ordinary GET form, so that it works without scripts and the dates
 * can be passed on with the address.
 */
export function ReportingDatesForm({ layout = "filter", ...props }: Props) {
  return layout === "heading" ? <HeadingForm {...props} /> : <FilterForm {...props} />;
}

function FilterForm({ action, on, children, isFiltered = false }: Omit<Props, "layout" | "hidden">) {
  return (
    <FilterBar action={action} label="by date" clearHref={isFiltered || hasAskedDates(on) ? action : undefined}>
      <AsOfField on={on} hint="Today where empty." />
      {children}
      <KnownOnField on={on} />
    </FilterBar>
  );
}

function HeadingForm({ action, on, hidden = {} }: Pick<Props, "action" | "on" | "hidden">) {
  return (
    <ScreenOnly>
      <form action={action} role="search" aria-label="Choose the day of the figures">
        {Object.entries(hidden).map(([name, value]) =>
          value ? <input key={name} type="hidden" name={name} value={value} /> : null,
        )}
        <Row gap="small" align="end">
          <DateInput label="Figures as of" name="asOf" defaultValue={on.typed.asOf} error={on.errors.asOf} />
          <Button type="submit" variant="secondary">
            Show this day
          </Button>
        </Row>
        <KnownOnField on={on} />
        {on.errors.asOf || on.errors.knownOn ? (
          <Text tone="small">The figures below are of {formatReportingDates(on)}.</Text>
        ) : null}
      </form>
    </ScreenOnly>
  );
}
