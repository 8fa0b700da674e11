import type { Metadata } from "next";
import { z } from "zod";
import { DocumentForm } from "@/components/programmes/document-form";
import { DocumentHeader } from "@/components/programmes/document-header";
import { DocumentRead } from "@/components/programmes/document-read";
import { ReturnDocument } from "@/components/programmes/return-document";
import { findDocument } from "@/lib/programmes/queries";
import { pageNotFound, requirePermission } from "@/lib/request/session";
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
  const { id } = await params;
  const document = z.uuid().safeParse(id).success ? await findDocument(actor, id) : null;
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
