import "server-only";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { randomUUID } from "node:crypto";
import { cache } from "react";
import type { Actor, Permission } from "@/lib/access/permissions";
import { recordRefusedPage } from "@/lib/audit/page-access.steps";
import { pathForLog } from "@/lib/kernel/log";
import { withRequestId } from "@/lib/kernel/request-id";
import { currentVisitor } from "./visitor-address";

/** Once for a request, however many parts of its page ask. */
const recordOnce = cache(async (actor: Actor, permission: Permission | null): Promise<void> => {
  const given = await headers();
  const path = pathForLog(given.get("x-path") ?? "");
  const record = () => recordRefusedPage(actor, { path, permission });
  await withRequestId(given.get("x-request-id") ?? randomUUID(), record, (await currentVisitor()).address);
});

/** Answers "not found" and records which person could not open which page; without a person only the request log does. */
export async function refusePage(actor: Actor | null, permission: Permission | null = null): Promise<never> {
  if (actor) await recordOnce(actor, permission);
  notFound();
}
