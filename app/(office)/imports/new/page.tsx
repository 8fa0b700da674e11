import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { UploadForm } from "@/components/imports/upload-form";
import { PageHeader } from "@/components/ui/page/page-header";
import { can } from "@/lib/access/permissions";
import { requirePermission } from "@/lib/request/session";
import { uploadImportAction } from "../actions";

export const metadata: Metadata = { title: "Import a file" };

/** The form that takes a file. */
export default async function NewImportPage() {
  const actor = await requirePermission("contribution.record");
  if (!can(actor, "import.run")) notFound();
  return (
    <>
      <PageHeader
        title="Import a file"
        lead="Pledges, commitments and deposits. First you say what the columns hold, then every row is checked; only then can anything be booked."
        breadcrumbs={[{ label: "Imports", href: "/imports" }, { label: "New" }]}
      />
      <UploadForm act={uploadImportAction} />
    </>
  );
}
