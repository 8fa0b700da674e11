import { csvHeaders, csvLines, toCsv } from "@/lib/kernel/csv";
import { today } from "@/lib/kernel/dates";
import { log } from "@/lib/kernel/log";
import { ACCOUNT_LABELS } from "@/lib/ledger/labels";
import { recordDownload } from "@/lib/request/exports";
import { answer } from "@/lib/request/route";
import { requirePermission } from "@/lib/request/session";
import { readSets } from "@/lib/status/journal/queries";
import { journalFilter, type SetRow } from "@/lib/status/journal/schema";

const HEADER = [
  ...["Set", "Act", "Cause", "Counts from", "True on", "Recorded at", "Recorded by", "Line", "Account", "Of"],
  ...["Currency", "Debit", "Credit", "Note", "Takes back", "Taken back by"],
];

const linesOf = ({ lines, cause, recordedAt, ...set }: SetRow): string[][] =>
  lines.map(({ position, account, of, debit, credit }) => [
    ...[set.id, set.act, cause.label, set.effectiveOn, set.occurredOn ?? "", recordedAt.toISOString(), set.recordedBy],
    ...[String(position), ACCOUNT_LABELS[account], of.join(" · "), set.currency, debit ?? "", credit ?? ""],
    ...[set.note ?? "", set.reversesId ?? "", set.reversedById ?? ""],
  ]);

/** The lines of a file, written batch after batch so that any number fits. */
function streamOf(batches: AsyncGenerator<SetRow[], void>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    start: (controller) => controller.enqueue(encoder.encode(toCsv(HEADER, []))),
    async pull(controller) {
      try {
        const { done, value } = await batches.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(csvLines(value.flatMap(linesOf))));
      } catch (error) {
        // Half a file must not look like a whole one: the download breaks off.
        log().error({ err: error }, "fault while writing the file of the ledger");
        controller.error(error);
      }
    },
    cancel: async () => void (await batches.return(undefined)),
  });
}

/** The filtered acts as a file, one line of the books a row. */
export async function GET(request: Request): Promise<Response> {
  const actor = await requirePermission("ledger.read");
  return answer(request, async () => {
    const filter = journalFilter.parse(Object.fromEntries(new URL(request.url).searchParams));
    const { asOf = today() } = filter;
    await recordDownload(actor, request, "CSV");
    const batches = readSets(actor, { ...filter, asOf, after: undefined });
    return new Response(streamOf(batches), { headers: csvHeaders(`ledger-${asOf}.csv`) });
  });
}
