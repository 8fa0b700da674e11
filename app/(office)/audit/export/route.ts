import { actLabel, subjectTypeLabel } from "@/lib/audit/audit.labels";
import { type AuditRow, listAuditBatches } from "@/lib/audit/audit.queries";
import { auditFilter } from "@/lib/audit/audit.schema";
import { changeSentence } from "@/lib/audit/changes";
import { csvHeaders } from "@/lib/kernel/csv";
import { csvStream } from "@/lib/kernel/csv-stream";
import { today } from "@/lib/kernel/dates";
import { recordDownload } from "@/lib/request/exports";
import { answer } from "@/lib/request/route";
import { requirePermission } from "@/lib/request/session";

const HEADER = [
  "Number",
  "When (UTC)",
  "Who",
  "Who (id)",
  "Act",
  "Act (name)",
  "On what",
  "Which",
  "Which (id)",
  "Before and after",
  "Further failed sign-ins",
  "Last failed sign-in (UTC)",
  "Request",
];

const cells = (row: AuditRow) => [
  row.id,
  row.at.toISOString(),
  row.actorName,
  row.actorId,
  actLabel(row.name),
  row.name,
  subjectTypeLabel(row.subjectType),
  row.subjectName,
  row.subjectId,
  row.changes.map(changeSentence).join("\n"),
  row.further ? String(row.further.count) : "",
  row.further?.lastAt.toISOString() ?? "",
  row.requestId,
];

/** The acts that fit the filters of the page, as CSV, latest first; for whoever may read the audit. */
export async function GET(request: Request): Promise<Response> {
  const actor = await requirePermission("audit.read");
  return answer(request, async () => {
    const filter = auditFilter.parse(Object.fromEntries(new URL(request.url).searchParams));
    await recordDownload(actor, request, "CSV");
    const batches = listAuditBatches(actor, { ...filter, after: undefined });
    return new Response(
      csvStream(HEADER, batches, (row) => [cells(row)]),
      { headers: csvHeaders(`audit-${today()}.csv`) },
    );
  });
}
