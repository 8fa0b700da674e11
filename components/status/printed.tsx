import { MoneyText } from "@/components/ui/data/money";
import { toDecimal, usd } from "@/lib/kernel/money";
import { printed } from "@/lib/status/fund-status";

type Props = { amount: string; inDollars: boolean };

/** An amount as the page prints all of its amounts: to the cent, or in whole dollars. USD. */
export function Printed({ amount, inDollars }: Props) {
  return inDollars ? (
    <MoneyText amount={toDecimal(printed(usd(amount)))} cents="when-needed" />
  ) : (
    <MoneyText amount={amount} />
  );
}
