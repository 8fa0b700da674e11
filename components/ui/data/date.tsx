import { formatDay, formatMoment, type Day } from "@/lib/kernel/dates";

/** A calendar day: "14 March 2026". */
export function DayText({ on }: { on: Day }) {
  return (
    <time dateTime={on} className="whitespace-nowrap">
      {formatDay(on)}
    </time>
  );
}

/** A moment with its zone: "14 March 2026 at 10:05 UTC". */
export function MomentText({ at }: { at: Date | string }) {
  const moment = new Date(at);
  return <time dateTime={moment.toISOString()}>{formatMoment(moment)}</time>;
}
