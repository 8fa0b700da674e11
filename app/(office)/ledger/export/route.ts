import { csvHeaders, csvLines, toCsv } from "@/lib/kernel/csv";
import { today } from "@/lib/kernel/dates";
import { log } from "@/lib/kernel/log";
import { ACCOUNT_LABELS } from "@/lib/ledger/labels";
import { readSets, type SetRow } from "@/lib/ledger/sets/queries";
import { setFilter } from "@/lib/ledger/sets/schema";
import { answer } from "@/lib/request/route";
import { requirePermission } from "@/lib/request/session";

const HEADER = [
  ...["Set", "Act", "Effective on", "Occurred on", "Recorded at", "Takes back", "Position", "Account", "Amount"],
  ...["Currency", "Donor", "Organisation", "Thematic area", "Region", "Programme", "Category", "Year", "Note"],
];

const cellsOf = (set: SetRow): string[][] =>
  set.lines.map((line) => [
    ...[set.id, set.act, set.effectiveOn, set.occurredOn ?? "", set.recordedAt.toISOString(), set.reversesId ?? ""],
    ...[String(line.position), ACCOUNT_LABELS[line.account], line.amount, line.currency],
    ...[line.donor ?? "", line.puno ?? "", String(line.areaNumber ?? ""), line.regionSlug ?? ""],
    ...[line.programme?.name ?? "", String(line.category ?? ""), String(line.year ?? ""), set.note ?? ""],
  ]);

/** The lines of a file, written page after page so that any number fits. */
function streamOf(pages: AsyncGenerator<SetRow[]>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    start: (controller) => controller.enqueue(encoder.encode(toCsv(HEADER, []))),
    async pull(controller) {
      try {
        const { done, value } = await pages.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(csvLines(value.flatMap(cellsOf))));
      } catch (error) {
        // Half a file must not look like a whole one: the download breaks off.
        log().error({ err: error }, "fault while writing the file of the ledger");
        controller.error(error);
      }
    },
    cancel: async () => void (await pages.return(undefined)),
  });
}

/** The filtered books as a file, a row for each line; debits above zero, credits below. */
export async function GET(request: Request): Promise<Response> {
  const actor = await requirePermission("ledger.read");
  return answer(request, async () => {
    const filter = setFilter.parse(Object.fromEntries(new URL(request.url).searchParams));
    const pages = readSets(actor, { ...filter, after: undefined });
    return new Response(streamOf(pages), { headers: csvHeaders(`ledger-${filter.asOf ?? today()}.csv`) });
  });
}
