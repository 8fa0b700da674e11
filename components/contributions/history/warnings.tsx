import { Alert } from "@/components/ui/feedback/alert";
import type { Warning } from "@/lib/contributions/contribution-entries";
import { WARNING_TITLES } from "@/lib/contributions/contribution.labels";

/** What was accepted and still has to be looked at. Stays as long as it is true. */
export function Warnings({ warnings }: { warnings: readonly Warning[] }) {
  return warnings.map(({ code, sentence }) => (
    <Alert key={`${code} ${sentence}`} tone="warning" title={WARNING_TITLES[code]}>
      {sentence}
    </Alert>
  ));
}
