import { KIND_LABELS, targetOf, type TargetNames } from "@/lib/contributions/contribution.labels";
import { type EntryRow, readEntries } from "@/lib/contributions/entries/entry.queries";
import { entryFilter } from "@/lib/contributions/entries/entry.schema";
import { csvHeaders } from "@/lib/kernel/csv";
import { csvStream } from "@/lib/kernel/csv-stream";
import { today } from "@/lib/kernel/dates";
import { ORGANISATION_TYPE_LABELS } from "@/lib/organisations/organisation.labels";
import { reportingDatesOf } from "@/lib/reporting-dates/reporting-dates.schema";
import { recordDownload } from "@/lib/request/exports";
import { answer } from "@/lib/request/route";
import { requirePermission } from "@/lib/request/session";
import { readTargetNames } from "../choices";

const HEADER = [
  "Reference",
  "Title",
  "Donor",
  "Type of donor",
  "Kind",
  "Date",
  "Amount",
  "Currency",
  "Rate (USD per unit)",
  "Date of rate",
  "Booked USD value",
  "AA fee (USD)",
  "Earmarks",
  "Unearmarked (USD)",
  "State",
  "Recorded at",
  "Late: true on",
];

function stateOf({ reversesId, isReversed, isConfirmed, kind }: EntryRow): string {
  if (reversesId) return "Reversal";
  if (isReversed) return "Reversed";
  return kind === "deposit" && isConfirmed ? "Confirmed" : "Recorded";
}

const earmarksOf = ({ earmarks, currency }: EntryRow, names: TargetNames): string =>
  earmarks.map((line) => `${names[targetOf(line)] ?? targetOf(line)}: ${line.amount} ${currency}`).join("; ");

const cellsOf = (row: EntryRow, names: TargetNames): string[] => [
  row.reference,
  row.title,
  row.donor.name,
  ORGANISATION_TYPE_LABELS[row.donor.type],
  KIND_LABELS[row.kind],
  row.effectiveOn,
  row.amount,
  row.currency,
  row.rate,
  row.rateOn,
  row.amountUsd,
  row.feeUsd,
  earmarksOf(row, names),
  row.unearmarkedUsd,
  stateOf(row),
  row.recordedAt.toISOString(),
  row.occurredOn ?? "",
];

/** The filtered list as a file, every row of it. */
export async function GET(request: Request): Promise<Response> {
  const actor = await requirePermission("contribution.read");
  return answer(request, async () => {
    const filter = entryFilter.parse(Object.fromEntries(new URL(request.url).searchParams));
    const { asOf, knownOn } = reportingDatesOf(filter, today());
    const names = await readTargetNames(asOf);
    const file = `contributions-${[asOf, ...(knownOn < today() ? ["known", knownOn] : [])].join("-")}.csv`;
    await recordDownload(actor, request, "CSV");
    const pages = readEntries(actor, { ...filter, asOf, after: undefined });
    return new Response(
      csvStream(HEADER, pages, (row) => [cellsOf(row, names)]),
      { headers: csvHeaders(file) },
    );
  });
}
