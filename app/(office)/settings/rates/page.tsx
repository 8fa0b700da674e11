import type { Metadata } from "next";
import { RateActions } from "@/components/rates/rate-actions";
import { CurrencyTable } from "@/components/rates/rate-tables";
import { PageHeader } from "@/components/ui/page/page-header";
import { can } from "@/lib/access/permissions";
import { listLatestRates } from "@/lib/rates/rate.queries";
import { requirePermission } from "@/lib/request/session";

export const metadata: Metadata = { title: "Exchange rates" };

/** Every currency with the last rate of each source. */
export default async function RatesPage() {
  const actor = await requirePermission("rate.read");
  const mayRecord = can(actor, "rate.record");
  return (
    <>
      <PageHeader
        title="Exchange rates"
        lead="Every rate of a contribution is compared with the rate on record for its day: the UN operational rate of the month, else the latest ECB reference rate. IMF averages only show inverted rates. Recorded contributions do not change."
        actions={mayRecord ? <RateActions mayRecord /> : undefined}
      />
      <CurrencyTable rows={await listLatestRates(actor)} mayRecord={mayRecord} />
    </>
  );
}
