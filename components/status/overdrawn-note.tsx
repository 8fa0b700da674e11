import { Alert } from "@/components/ui/feedback/alert";
import { TextLink } from "@/components/ui/page/text";
import { formatMoney, usd } from "@/lib/kernel/money";
import type { Overdrawn } from "@/lib/status/status.queries";

type Props = { overdrawn: readonly Overdrawn[] };

/** Says which pools, or the cash itself, costs and corrections brought below zero: such facts are booked, never refused. */
export function OverdrawnNote({ overdrawn }: Props) {
  if (overdrawn.length === 0) return null;
  return (
    <Alert tone="warning" title="More is spent or promised than there is">
      {overdrawn.map(({ what, missing }) => (
        <p key={what}>
          {what}: {formatMoney(usd(missing))} missing.
        </p>
      ))}
      <p>
        What each pool holds stands under <TextLink href="/earmarks">earmarks</TextLink>.
      </p>
    </Alert>
  );
}
