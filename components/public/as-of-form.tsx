import { Button } from "@/components/ui/actions/button";
import { KnownOnField } from "@/components/ui/data/known-on";
import { DateInput } from "@/components/ui/form/date-input";
import { Row, ScreenOnly } from "@/components/ui/page/layout";
import { Text } from "@/components/ui/page/text";
import { formatReportingDates } from "@/lib/reporting-dates/reporting-dates.labels";
import { type AskedDates, typedKnownOn } from "@/lib/reporting-dates/reporting-dates.schema";

type Props = { action: string; on: AskedDates; hidden?: Readonly<Record<string, string | undefined>> };

/** Asks for another day; an ordinary GET form, so that the day stands in the address and can be passed on. */
export function AsOfForm({ action, on, hidden = {} }: Props) {
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
        <KnownOnField value={typedKnownOn(on)} error={on.errors.knownOn} />
        {on.errors.asOf || on.errors.knownOn ? (
          <Text tone="small">The figures below are of {formatReportingDates(on)}.</Text>
        ) : null}
      </form>
    </ScreenOnly>
  );
}
