import "server-only";
import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/access/permissions";
import { type ExportFormat, recordExport } from "@/lib/audit/page-access.steps";
import { withRequestId } from "@/lib/kernel/request-id";
import { refusalOfLine } from "@/lib/kernel/text";
import { addressOf } from "./visitor-address";

/** Typed to search by name: it may be personal data, which the audit log does not hold. */
const SEARCHED = "text";
const LONGEST = 200;

/** Records in the audit log that a person downloads a file, with the filter in its address. */
export async function recordDownload(actor: Actor, request: Request, format: ExportFormat): Promise<void> {
  const { pathname, searchParams } = new URL(request.url);
  // A parameter that no page reads may hold what the database cannot store.
  const isStorable = (text: string) => refusalOfLine(text) === null;
  const chosen = [...searchParams].filter(
    ([name, value]) => value !== "" && name !== SEARCHED && isStorable(name) && isStorable(value),
  );
  const shorten = (text: string) => [...text].slice(0, LONGEST).join("");
  const filter = Object.fromEntries(chosen.map(([name, value]) => [shorten(name), shorten(value)]));
  const record = () => recordExport(actor, { path: pathname, format, filter });
  const address = addressOf(Object.fromEntries(request.headers));
  await withRequestId(request.headers.get("x-request-id") ?? randomUUID(), record, address);
}
