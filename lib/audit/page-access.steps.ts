import "server-only";
import type { Actor, Permission } from "@/lib/access/permissions";
import { db } from "@/lib/kernel/db";
import { recordAudit } from "./audit.steps";
import type { AuditEvent } from "./events";

/** A page that a signed-in person could not open: without the permission, or a record that does not exist for them. */
export async function recordRefusedPage(
  actor: Actor,
  { path, permission }: { path: string; permission: Permission | null },
): Promise<void> {
  const event: AuditEvent = {
    name: "page.refused",
    subjectType: "page",
    subjectId: path,
    ...(permission && { after: { permission } }),
  };
  await recordAudit(db, actor, event, new Date());
}

export const EXPORT_FORMATS = ["CSV", "XLSX", "PDF", "JSON lines"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

type Export = { path: string; format: ExportFormat; filter: Readonly<Record<string, string>> };

/** A file that a signed-in person downloads, with the filter its rows fit. */
export async function recordExport(actor: Actor, { path, format, filter }: Export): Promise<void> {
  const event: AuditEvent = {
    name: "export.downloaded",
    subjectType: "export",
    subjectId: path,
    after: { format, ...(Object.keys(filter).length > 0 && { filter }) },
  };
  await recordAudit(db, actor, event, new Date());
}
