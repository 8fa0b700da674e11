import "server-only";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import type { z } from "zod";
import { type Actor, can, type Permission } from "@/lib/access/permissions";
import { readParams } from "@/lib/kernel/address-parts";
import { Refusal } from "@/lib/kernel/refusal";
import { type ActiveSession, resumeSession } from "@/lib/people/sign-in/sign-in.commands";
import { isOpenedByPerson } from "./person-request";
import { refusePage } from "./refused-page";
import { readSessionToken } from "./session-cookie";

/** The session of an action's sender, or null. `isUse` says whether the action counts as a use of the session. */
export async function sessionOfAction({ isUse }: { isUse: boolean }): Promise<ActiveSession | null> {
  const token = await readSessionToken();
  return token === null ? null : resumeSession(token, { isUse });
}

/** True where a person opened this page; false for a page that the router or the browser fetches ahead. */
export const isPageOpened = async (): Promise<boolean> => isOpenedByPerson(await headers());

/**
 * The session of a request, or null. The cookie carries a random identifier; person, roles, organisation and whether the
 * session is still open are read from the database on every request.
 */
export const currentSession = cache(async (): Promise<ActiveSession | null> =>
  sessionOfAction({ isUse: await isPageOpened() }),
);

/** Who asks, or null. */
export const currentActor = async (): Promise<Actor | null> => (await currentSession())?.actor ?? null;

/** The session of a request. A person without one is sent to the sign-in page and comes back afterwards. */
export async function requireSession(): Promise<ActiveSession> {
  const session = await currentSession();
  if (session) return session;
  const path = (await headers()).get("x-path");
  redirect(path ? `/sign-in?next=${encodeURIComponent(path)}` : "/sign-in");
}

/** Who asks. A person without a session is sent to the sign-in page and comes back afterwards. */
export const requireActor = async (): Promise<Actor> => (await requireSession()).actor;

/** Who asks, where they may; what a person may not see does not exist for them. */
export async function requirePermission(permission: Permission): Promise<Actor> {
  const actor = await requireActor();
  if (!can(actor, permission)) return refusePage(actor, permission);
  return actor;
}

/** A record that does not exist for this person: not found, and an entry of the audit log for a person signed in. */
export const pageNotFound = async (): Promise<never> => refusePage(await currentActor());

/** The parts of a page's address, each of its form; another form is not found. */
export const requireParams = async <Shape extends z.ZodRawShape>(
  params: Promise<unknown>,
  shape: Shape,
): Promise<z.output<z.ZodObject<Shape>>> => (await readParams(params, shape)) ?? (await pageNotFound());

/** What a page asks for under an address nobody could have been given (a damaged cursor, an unknown id) is not found. */
export async function orNotFound<Value>(reading: Promise<Value>): Promise<NonNullable<Value>> {
  try {
    const value = await reading;
    return value ?? (await pageNotFound());
  } catch (error) {
    if (error instanceof Refusal && error.code === "not-found") return pageNotFound();
    if (error instanceof Refusal && error.code === "invalid") notFound();
    throw error;
  }
}
