import type { Metadata } from "next";
import { ImportForm } from "@/components/rates/import-form";
import { PageHeader } from "@/components/ui/page/page-header";
import { requirePermission } from "@/lib/request/session";
import { checkRatesAction, importRatesAction } from "../actions";

export const metadata: Metadata = { title: "Import exchange rates" };

/** Brings in a file of the ECB or the IMF, after saying what it would do. */
export default async function ImportRatesPage() {
  await requirePermission("rate.record");
  return (
    <>
      <PageHeader
        title="Import exchange rates"
        lead="The file is read and compared with what is on record before anything is written. A file with a wrong line is not imported; importing the same file again changes nothing. USD for one unit is computed exactly and rounded to twelve decimals, half away from zero."
        breadcrumbs={[{ label: "Exchange rates", href: "/settings/rates" }, { label: "Import" }]}
      />
      <ImportForm check={checkRatesAction} act={importRatesAction} />
    </>
  );
}
