import "server-only";
import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { getServerSession } from "next-auth";
import { encode } from "next-auth/jwt";
import { cache } from "react";
import { type Actor, can, type Permission } from "@/lib/access/permissions";
import { settings } from "@/lib/kernel/env";
import { Refusal } from "@/lib/kernel/refusal";
import { findActor } from "@/lib/people/queries";
import { authOptions, isOver, SESSION_SECONDS, sessionCookie } from "./auth-options";

/**
 * Who asks, or null. The cookie says only which person and which epoch; roles, organisation and whether the person is
 * still active are read from the database on every request.
 */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const session = await getServerSession(authOptions);
  if (!session || isOver(session)) return null;
  return findActor(session.personId, session.epoch);
});

/** Who asks; somebody who is not signed in is sent to the sign-in page and comes back afterwards. */
export async function requireActor(): Promise<Actor> {
  const actor = await currentActor();
  if (actor) return actor;
  const path = (await headers()).get("x-path");
  redirect(path ? `/sign-in?next=${encodeURIComponent(path)}` : "/sign-in");
}

/** Who asks, where they may; what a person may not see does not exist for them. */
export async function requirePermission(permission: Permission): Promise<Actor> {
  const actor = await requireActor();
  if (!can(actor, permission)) notFound();
  return actor;
}

/** What a page asks for under an address nobody could have been given (a damaged cursor, an unknown id) is not found. */
export async function orNotFound<Value>(reading: Promise<Value>): Promise<NonNullable<Value>> {
  try {
    const value = await reading;
    return value ?? notFound();
  } catch (error) {
    if (error instanceof Refusal && (error.code === "invalid" || error.code === "not-found")) notFound();
    throw error;
  }
}

/** Gives this browser a session of a newer epoch, after an act that ended all older ones. For server actions only. */
export async function renewSession({ id, epoch }: { id: string; epoch: number }): Promise<void> {
  const token = await encode({
    token: { personId: id, epoch },
    secret: settings().NEXTAUTH_SECRET,
    maxAge: SESSION_SECONDS,
  });
  const { name, options } = sessionCookie();
  (await cookies()).set(name, token, { ...options, maxAge: SESSION_SECONDS });
}
