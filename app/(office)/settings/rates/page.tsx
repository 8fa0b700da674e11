import type { Metadata } from "next";
import { RateActions } from "@/components/rates/rate-actions";
import { CurrencyTable } from "@/components/rates/rate-tables";
import { PageHeader } from "@/components/ui/page/page-header";
import { can } from "@/lib/access/permissions";
import { listLatestRates } from "@/lib/rates/queries";
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
        lead="Suggested when a contribution is booked: the UN operational rate of the last two months, else the ECB’s reference rate of the last seven days, else the IMF’s average of the year. What was booked stays as it was booked."
        actions={mayRecord ? <RateActions mayRecord /> : undefined}
      />
      <CurrencyTable rows={await listLatestRates(actor)} mayRecord={mayRecord} />
    </>
  );
}
