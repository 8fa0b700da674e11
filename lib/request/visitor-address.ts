import { headers } from "next/headers";
import { settings } from "@/lib/kernel/env";
import type { Visitor } from "@/lib/people/sessions/session.steps";

/**
 * The address a request came from. Without a proxy in front, instrumentation.ts has overwritten the header with the
 * socket's address; with TRUST_PROXY = n it is the n-th entry from the right, the last one a trusted proxy wrote.
 */
export function addressOf(headers: Record<string, unknown>): string {
  const raw = headers["x-forwarded-for"];
  const hops = String(Array.isArray(raw) ? raw.join(",") : (raw ?? ""))
    .split(",")
    .map((hop) => hop.trim())
    .filter(Boolean);
  return hops.at(-Math.max(1, settings().TRUST_PROXY)) ?? "unknown";
}

/** Where a request came from, and what its browser says of itself. */
export function visitorOf(headers: Record<string, unknown>): Visitor {
  const userAgent = headers["user-agent"];
  return { address: addressOf(headers), userAgent: typeof userAgent === "string" ? userAgent : undefined };
}

/** The same of the request that is being answered. */
export const currentVisitor = async (): Promise<Visitor> => visitorOf(Object.fromEntries(await headers()));

/** The address somebody opens to set a password, under the address people type to reach this site. */
export const invitationUrl = (token: string): string => new URL(`/invitation/${token}`, settings().NEXTAUTH_URL).href;
