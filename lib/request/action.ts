import "server-only";
import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { randomUUID } from "node:crypto";
import type { z } from "zod";
import type { Actor } from "@/lib/access/permissions";
import { type Command, parseInput } from "@/lib/command";
import { log } from "@/lib/kernel/log";
import { type FieldSentences, Refusal, type RefusalCode } from "@/lib/kernel/refusal";
import { withRequestId } from "@/lib/kernel/request-id";
import { isOverloaded, reportActionRead } from "@/lib/kernel/request-state";
import { sessionOfAction } from "./session";
import { currentVisitor } from "./visitor-address";

/** What a form learns: it worked, or one sentence for the whole and sentences for fields. Never an internal. */
export type Outcome<Value = unknown> =
  { ok: true; value: Value } | { ok: false; code: RefusalCode; message: string; fields: FieldSentences };

/** The request's own identifier, as set by proxy.ts, so that log, audit and answer carry the same one. */
export async function requestId(): Promise<string> {
  return (await headers()).get("x-request-id") ?? randomUUID();
}

/** Runs a piece of work; a refusal becomes an outcome the form shows, a fault travels on to error.tsx. */
async function outcomeOf<Value>(work: () => Promise<Value>): Promise<Outcome<Value>> {
  try {
    return { ok: true, value: await withRequestId(await requestId(), work, (await currentVisitor()).address) };
  } catch (error) {
    if (isOverloaded()) return BUSY;
    if (!(error instanceof Refusal)) throw error;
    return { ok: false, code: error.code, message: error.message, fields: error.fields };
  }
}

/** An answer instead of a fault, so that the form keeps what was typed. */
const BUSY: Outcome<never> = {
  ok: false,
  code: "not-now",
  message: "The server is busy. What you typed is still here: send it again in a few seconds.",
  fields: {},
};

/** A redirect would throw away what was typed, so the form says what happened and keeps it. */
const SESSION_ENDED: Outcome<never> = {
  ok: false,
  code: "not-now",
  message:
    "Your session has ended. What you typed is still here: sign in again in another tab, then send it once more.",
  fields: {},
};

async function performAs<Value>(
  { isUse }: { isUse: boolean },
  command: Command<Value>,
  input: (sessionId: string) => unknown,
): Promise<Outcome<Value>> {
  reportActionRead();
  const session = await sessionOfAction({ isUse });
  if (!session) return SESSION_ENDED;
  const { id, actor } = session;
  const outcome = await outcomeOf(async () => (await command(actor, input(id))).value);
  // Which act it was stands in the audit, under the same identifier.
  log().info({ requestId: await requestId(), personId: actor.id, outcome: outcome.ok ? "done" : outcome.code }, "act");
  if (outcome.ok) revalidatePath("/", "layout");
  return outcome;
}

/**
 * Runs a command for the person who is signed in. A refusal becomes an outcome the form shows beside what was typed; a
 * fault travels on to error.tsx. Every page the browser has open is read again, so that the change is seen.
 */
export const perform = <Value>(command: Command<Value>, input: unknown): Promise<Outcome<Value>> =>
  performAs({ isUse: true }, command, () => input);

/** The same for what a page sends by itself, such as saving a draft while it is typed: it keeps no session open. */
export const performInBackground = <Value>(command: Command<Value>, input: unknown): Promise<Outcome<Value>> =>
  performAs({ isUse: false }, command, () => input);

/** The same for a command that has to know which session asks; what the caller says of it is not used. */
export const performWithSession = <Value>(
  command: Command<Value>,
  input: (sessionId: string) => unknown,
): Promise<Outcome<Value>> => performAs({ isUse: true }, command, input);

/**
 * Reads what a form has to know before it sends, for example what a file would do. Nothing is changed. The query gets
 * only what the schema has parsed.
 */
export async function ask<Schema extends z.ZodType, Value>(
  query: (actor: Actor, input: z.output<Schema>) => Promise<Value>,
  schema: Schema,
  input: unknown,
): Promise<Outcome<Value>> {
  reportActionRead();
  const session = await sessionOfAction({ isUse: true });
  return session ? outcomeOf(async () => query(session.actor, parseInput(schema, input))) : SESSION_ENDED;
}

/** The same for the few acts of somebody who is not signed in yet. The page stays as it is: its link may be used up. */
export const performSignedOut = <Value>(
  act: (input: unknown) => Promise<Value>,
  input: unknown,
): Promise<Outcome<Value>> => {
  reportActionRead();
  return outcomeOf(() => act(input));
};
