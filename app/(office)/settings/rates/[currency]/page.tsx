import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { RateActions } from "@/components/rates/rate-actions";
import { RateHistory } from "@/components/rates/rate-tables";
import { SourceTabs } from "@/components/rates/source-tabs";
import { Pagination } from "@/components/ui/data/pagination";
import { Alert } from "@/components/ui/feedback/alert";
import { hrefWith } from "@/components/ui/href";
import { PageHeader } from "@/components/ui/page/page-header";
import { can } from "@/lib/access/permissions";
import { PART } from "@/lib/kernel/address-parts";
import { isCurrency } from "@/lib/kernel/currencies";
import { currencyName } from "@/lib/rates/rate.labels";
import { listRates } from "@/lib/rates/rate.queries";
import { historyFilter } from "@/lib/rates/rate.schema";
import { orNotFound, requireParams, requirePermission } from "@/lib/request/session";

export const metadata: Metadata = { title: "Exchange rates of a currency" };

type Props = {
  params: Promise<{ currency: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Everything on record about one currency, of all sources or of one. */
export default async function CurrencyRatesPage({ params, searchParams }: Props) {
  const actor = await requirePermission("rate.read");
  const { currency } = await requireParams(params, { currency: PART.code });
  const asked = await searchParams;
  const filter = historyFilter.parse(asked);
  if (!/^[A-Z]{3}$/.test(currency)) notFound();
  const { rows, next } = await orNotFound(listRates(actor, currency, filter));
  if (rows.length === 0 && !isCurrency(currency)) notFound();
  const path = `/settings/rates/${currency}`;
  return (
    <>
      <PageHeader
        eyebrow={currency}
        title={currencyName(currency)}
        breadcrumbs={[{ label: "Exchange rates", href: "/settings/rates" }, { label: currency }]}
        actions={can(actor, "rate.record") ? <RateActions mayRecord currency={currency} /> : undefined}
      />
      {asked.done === "recorded" ? (
        <Alert tone="success" live>
          The rate is recorded.
        </Alert>
      ) : null}
      <SourceTabs path={path} current={filter.source} />
      <RateHistory currency={currency} rows={rows} />
      <Pagination
        label="rates"
        firstHref={filter.after ? hrefWith(path, filter, { after: "" }) : undefined}
        nextHref={next ? hrefWith(path, filter, { after: next }) : undefined}
      />
    </>
  );
}
