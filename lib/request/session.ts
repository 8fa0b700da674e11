import "server-only";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { getServerSession } from "next-auth";
import { cache } from "react";
import { type Actor, can, type Permission } from "@/lib/access/permissions";
import { findActor } from "@/lib/people/queries";
import { authOptions } from "./auth-options";

/**
 * Who asks, or null. The cookie says only which person and which epoch; roles, organisation and whether the person is
 * still active are read from the database on every request.
 */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const session = await getServerSession(authOptions);
  if (!session) return null;
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
