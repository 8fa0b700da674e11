import "server-only";
import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/access/permissions";
import { type ExportFormat, recordExport } from "@/lib/audit/page-access.steps";
import { withRequestId } from "@/lib/kernel/request-id";
import { addressOf } from "./address";

/** Typed to search by name: it may be personal data, which the audit log does not hold. */
const SEARCHED = "text";
const LONGEST = 200;

/** Records in the audit log that a person downloads a file, with the filter in its address. */
export async function recordDownload(actor: Actor, request: Request, format: ExportFormat): Promise<void> {
  const { pathname, searchParams } = new URL(request.url);
  const chosen = [...searchParams].filter(([name, value]) => value !== "" && name !== SEARCHED);
  const filter = Object.fromEntries(chosen.map(([name, value]) => [name.slice(0, LONGEST), value.slice(0, LONGEST)]));
  const record = () => recordExport(actor, { path: pathname, format, filter });
  const address = addressOf(Object.fromEntries(request.headers));
  await withRequestId(request.headers.get("x-request-id") ?? randomUUID(), record, address);
}
