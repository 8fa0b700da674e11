import type { Metadata } from "next";
import { UploadForm } from "@/components/imports/upload-form";
import { PageHeader } from "@/components/ui/page/page-header";
import { kindsOpenTo } from "@/lib/imports/import-kinds";
import { IMPORT_KIND_LABELS } from "@/lib/imports/import.labels";
import { pageNotFound, requirePermission } from "@/lib/request/session";
import { uploadImportAction } from "../actions";

export const metadata: Metadata = { title: "Import a file" };

/** The form that takes a file. */
export default async function NewImportPage() {
  const kinds = kindsOpenTo(await requirePermission("import.run"));
  if (kinds.length === 0) return pageNotFound();
  return (
    <>
      <PageHeader
        title="Import a file"
        lead={`${kinds.map((kind) => IMPORT_KIND_LABELS[kind]).join(", ")}. First you say what the columns hold, then every row is checked; only then can anything be booked.`}
        breadcrumbs={[{ label: "Imports", href: "/imports" }, { label: "New" }]}
      />
      <UploadForm kinds={kinds} act={uploadImportAction} />
    </>
  );
}
