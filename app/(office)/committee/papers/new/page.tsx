import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { PaperForm } from "@/components/committee/paper-form";
import { PageHeader } from "@/components/ui/page/page-header";
import { requirePermission } from "@/lib/request/session";
import { recordPaperAction } from "./actions";

export const metadata: Metadata = { title: "Record a paper" };

export default async function NewPaperPage() {
  await requirePermission("paper.record");
  return (
    <>
      <PageHeader
        breadcrumbs={[
          { label: "Committee overview", href: "/committee" },
          { label: "Papers", href: "/committee/papers" },
          { label: "New" },
        ]}
        title="Record a paper"
        lead="A paper is never changed; a correction is a new one. Scenarios are attached to it from their own pages."
      />
      <PaperForm requestKey={randomUUID()} record={recordPaperAction} />
    </>
  );
}
