import { type SetRow, readSets } from "@/lib/journal/journal.queries";
import { journalFilter } from "@/lib/journal/journal.schema";
import { csvHeaders } from "@/lib/kernel/csv";
import { csvStream } from "@/lib/kernel/csv-stream";
import { today } from "@/lib/kernel/dates";
import { ACCOUNT_LABELS } from "@/lib/ledger/ledger.labels";
import { recordDownload } from "@/lib/request/exports";
import { answer } from "@/lib/request/route";
import { requirePermission } from "@/lib/request/session";

const HEADER = [
  "Set",
  "Act",
  "Cause",
  "Counts from",
  "True on",
  "Recorded at",
  "Recorded by",
  "Line",
  "Account",
  "Of",
  "Currency",
  "Debit",
  "Credit",
  "Note",
  "Takes back",
  "Taken back by",
];

const linesOf = ({ lines, cause, recordedAt, ...set }: SetRow): string[][] =>
  lines.map(({ position, account, of, debit, credit }) => [
    set.id,
    set.act,
    cause.label,
    set.effectiveOn,
    set.occurredOn ?? "",
    recordedAt.toISOString(),
    set.recordedBy,
    String(position),
    ACCOUNT_LABELS[account],
    of.join(" · "),
    set.currency,
    debit ?? "",
    credit ?? "",
    set.note ?? "",
    set.reversesId ?? "",
    set.reversedById ?? "",
  ]);

/** The filtered acts as a file, one line of the books a row. */
export async function GET(request: Request): Promise<Response> {
  const actor = await requirePermission("ledger.read");
  return answer(request, async () => {
    const filter = journalFilter.parse(Object.fromEntries(new URL(request.url).searchParams));
    const { asOf = today() } = filter;
    await recordDownload(actor, request, "CSV");
    const batches = readSets(actor, { ...filter, asOf, after: undefined });
    return new Response(csvStream(HEADER, batches, linesOf), { headers: csvHeaders(`ledger-${asOf}.csv`) });
  });
}
