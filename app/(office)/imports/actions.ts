"use server";

import { type Imported, mapImport, runImport, selectImportRows, uploadImport } from "@/lib/imports/import.commands";
import { LIMITS } from "@/lib/imports/import.schema";
import { type Outcome, perform } from "@/lib/request/action";

/** The file as a command takes it: its name and its bytes. */
async function contentOf(file: unknown) {
  if (!(file instanceof File) || file.size > LIMITS.bytes) return { fileName: "", content: new Uint8Array() };
  return { fileName: file.name, content: new Uint8Array(await file.arrayBuffer()) };
}

export async function uploadImportAction(input: unknown): Promise<Outcome<Imported>> {
  const form = input instanceof FormData ? input : new FormData();
  return perform(uploadImport, { kind: form.get("kind"), ...(await contentOf(form.get("file"))) });
}

export async function mapImportAction(input: unknown): Promise<Outcome<Imported>> {
  return perform(mapImport, input);
}

export async function runImportAction(input: unknown): Promise<Outcome<Imported>> {
  return perform(runImport, input);
}

export async function selectImportRowsAction(input: unknown): Promise<Outcome<Imported>> {
  return perform(selectImportRows, input);
}
