import type { Metadata } from "next";
import { RateForm } from "@/components/rates/rate-form";
import { PageHeader } from "@/components/ui/page/page-header";
import { CURRENCIES, isCurrency } from "@/lib/kernel/currencies";
import { USD } from "@/lib/kernel/money";
import { requirePermission } from "@/lib/request/session";
import { recordRateAction } from "../actions";

export const metadata: Metadata = { title: "Record an exchange rate" };

type Props = { searchParams: Promise<{ currency?: string | string[] }> };

const OPTIONS = CURRENCIES.filter(({ code }) => code !== USD).map(({ code, name }) => ({
  value: code,
  label: `${code} ${name}`,
}));

/** The form for one rate; `?currency=EUR` chooses the currency beforehand. */
export default async function NewRatePage({ searchParams }: Props) {
  await requirePermission("rate.record");
  const { currency } = await searchParams;
  const chosen = typeof currency === "string" && isCurrency(currency) && currency !== USD ? currency : "";
  return (
    <>
      <PageHeader
        title="Record an exchange rate"
        lead="One rate as its publisher prints it. A rate recorded again for the same day and source corrects the earlier one; both stay in the history."
        breadcrumbs={[{ label: "Exchange rates", href: "/settings/rates" }, { label: "New" }]}
      />
      <RateForm currency={chosen} currencies={OPTIONS} act={recordRateAction} />
    </>
  );
}
