import "server-only";
import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { randomUUID } from "node:crypto";
import type { Command } from "@/lib/command";
import { type FieldSentences, Refusal, type RefusalCode } from "@/lib/kernel/refusal";
import { withRequestId } from "@/lib/kernel/request-id";
import { requireActor } from "./session";

/** What a form learns: it worked, or one sentence for the whole and sentences for fields. Never an internal. */
export type Outcome<Value = unknown> =
  { ok: true; value: Value } | { ok: false; code: RefusalCode; message: string; fields: FieldSentences };

/** The request's own identifier, as set by proxy.ts, so that log, audit and answer carry the same one. */
export async function requestId(): Promise<string> {
  return (await headers()).get("x-request-id") ?? randomUUID();
}

/**
 * Runs a command for whoever is signed in. A refusal becomes an outcome the form shows beside what was typed; a fault
 * travels on to error.tsx. Every page the browser holds is read anew, so that the change is seen at once.
 */
export async function perform<Value>(command: Command<Value>, input: unknown): Promise<Outcome<Value>> {
  const actor = await requireActor();
  try {
    const { value } = await withRequestId(await requestId(), () => command(actor, input));
    revalidatePath("/", "layout");
    return { ok: true, value };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ok: false, code: error.code, message: error.message, fields: error.fields };
  }
}
