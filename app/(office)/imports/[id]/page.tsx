import type { Metadata } from "next";
import { ImportHeader } from "@/components/imports/import-header";
import { kindsOpenTo } from "@/lib/imports/import-kinds";
import { findImport } from "@/lib/imports/import.queries";
import { importFilter } from "@/lib/imports/import.schema";
import { PART } from "@/lib/kernel/address-parts";
import { orNotFound, requireParams, requirePermission } from "@/lib/request/session";
import { CheckStep } from "./check-step";
import { ColumnsStep } from "./columns-step";
import { ResultStep } from "./result-step";

export const metadata: Metadata = { title: "Import" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** One file: what its columns hold, what would become of its rows, and what became of them. */
export default async function ImportPage({ params, searchParams }: Props) {
  const actor = await requirePermission("import.read");
  const { id } = await requireParams(params, { id: PART.id });
  const record = await orNotFound(findImport(actor, id));
  const filter = importFilter.parse(await searchParams);
  const mayRun = kindsOpenTo(actor).includes(record.kind);
  const wantsColumns = record.revision === 0 || filter.step === "columns";
  const step = record.run ? "result" : wantsColumns && mayRun ? "columns" : "check";
  return (
    <>
      <ImportHeader record={record} />
      {step === "result" ? <ResultStep actor={actor} record={record} filter={filter} /> : null}
      {step === "columns" ? <ColumnsStep actor={actor} record={record} /> : null}
      {step === "check" ? <CheckStep actor={actor} record={record} filter={filter} mayRun={mayRun} /> : null}
    </>
  );
}
