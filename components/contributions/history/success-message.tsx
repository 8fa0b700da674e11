import { Alert } from "@/components/ui/feedback/alert";
import { type Day, FIRST_DAY, formatDay, isDay } from "@/lib/kernel/dates";
import { countsLater, withCountingDay } from "@/lib/kernel/future-days";

const WORDS: ReadonlyMap<string, string> = new Map([
  ["pledge", "Pledge recorded."],
  ["commitment", "Commitment recorded."],
  ["deposit", "Deposit recorded."],
]);

function wordsOf(what: string, on: Day): string | undefined {
  // Of several entries only the latest may be ahead.
  if (what === "recorded")
    return countsLater(on)
      ? `Contribution recorded. Entries of ${formatDay(on)} count from that day (UTC).`
      : "Contribution recorded.";
  const recorded = WORDS.get(what);
  const words = recorded && withCountingDay(recorded, on);
  return what === "deposit" ? `${words} The Administrative Agent must confirm it.` : words;
}

type Props = {
  /** What the form that led here recorded, and the latest day of it. */
  what: string | undefined;
  on: string | undefined;
};

/** The success message of the form that led here; nothing where none did. */
export function Done({ what, on = "" }: Props) {
  const words = what === undefined ? undefined : wordsOf(what, isDay(on) ? on : FIRST_DAY);
  return words ? (
    <Alert tone="success" live>
      {words}
    </Alert>
  ) : null;
}
