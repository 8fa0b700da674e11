import type { Metadata } from "next";
import { DocumentForm } from "@/components/programmes/document-form";
import { DocumentHeader } from "@/components/programmes/document-header";
import { DocumentRead } from "@/components/programmes/document-read";
import { ReturnDocument } from "@/components/programmes/return-document";
import { PART } from "@/lib/kernel/address-parts";
import { findDocument } from "@/lib/programmes/programme-document.queries";
import { pageNotFound, requireParams, requirePermission } from "@/lib/request/session";
import {
  autoSaveDocumentAction,
  findNewestDocumentAction,
  handInDocumentAction,
  returnDocumentAction,
  saveDocumentAction,
} from "./actions";

export const metadata: Metadata = { title: "Programme document" };

const ACTS = {
  save: saveDocumentAction,
  autoSave: autoSaveDocumentAction,
  handIn: handInDocumentAction,
  newest: findNewestDocumentAction,
};

export default async function DocumentPage({ params }: PageProps<"/concept-notes/[id]/document">) {
  const actor = await requirePermission("concept-note.read");
  const { id } = await requireParams(params, { id: PART.id });
  const document = await findDocument(actor, id);
  if (!document) return pageNotFound();
  const { noteId, revision, canEdit, canReturn } = document;

  return (
    <>
      <DocumentHeader document={document} />
      {canEdit ? (
        <DocumentForm document={document} personId={actor.id} acts={ACTS} />
      ) : (
        <DocumentRead document={document} />
      )}
      {canReturn ? <ReturnDocument noteId={noteId} revision={revision} act={returnDocumentAction} /> : null}
    </>
  );
}
