import { formatMoney, formatShort, money } from "@/lib/kernel/money";

type Props = {
  /** A decimal string such as "1234.50". */
  amount: string;
  /** ISO 4217. */
  currency?: string;
  /** "USD 57.4M", with the exact amount in the title and for screen readers. */
  short?: boolean;
  /** "when-needed" leaves out cents that are all zero. */
  cents?: "always" | "when-needed";
};

/** An amount of money with its currency. Refuses what is not a decimal string, as lib/kernel/money does. */
export function MoneyText({ amount, currency = "USD", short = false, cents = "always" }: Props) {
  const value = money(amount, currency);
  const exact = formatMoney(value, { cents });
  if (!short) return <span className="whitespace-nowrap tabular-nums">{exact}</span>;
  return (
    <span className="whitespace-nowrap" title={exact}>
      <span aria-hidden="true">{formatShort(value)}</span>
      <span className="sr-only">{exact}</span>
    </span>
  );
}
