import { MoneyText } from "./money";

type EntryLine = {
  key: string;
  label: string;
  /** What the line is of, in words. */
  of: readonly string[];
  /** Decimal strings; one of the two is there. */
  debit: string | null;
  credit: string | null;
};
type Props = { lines: readonly EntryLine[]; currency: string };

/** The lines of one act in the books, debits before credits: what, and on which side. */
export function EntryLines({ lines, currency }: Props) {
  return (
    <ul className="grid gap-1.5 sm:min-w-80">
      {lines.map(({ key, label, of, debit, credit }) => (
        <li key={key} className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-6">
          <span className="min-w-0">
            {label} {of.length > 0 ? <span className="ml-1 text-sm text-muted">{of.join(" · ")}</span> : null}
          </span>
          <span className="text-right whitespace-nowrap">
            <span className="mr-2 text-sm text-muted">{debit === null ? "credit" : "debit"}</span>
            <MoneyText amount={debit ?? credit ?? "0"} currency={currency} />
          </span>
        </li>
      ))}
    </ul>
  );
}
