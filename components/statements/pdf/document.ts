import "server-only";
import { SUM_LABELS } from "@/lib/contributions/contribution.labels";
import { formatMoment } from "@/lib/kernel/dates";
import { formatMoney, usd } from "@/lib/kernel/money";
import { reportingDatesSentence } from "@/lib/reporting-dates/reporting-dates.labels";
import { methodOf } from "@/lib/statements/statement.labels";
import type { Statement } from "@/lib/statements/statement";
import { writeTable } from "./grid";
import { finish, openPaper, type Paper, writeFacts, writeHeading, writeNote, writeTitle } from "./paper";
import { contributionTables, poolTable, supportTable } from "./tables";

const inUsd = (amount: string) => formatMoney(usd(amount));

const NAMES = ["pledged", "committed", "deposited", "receivable"] as const;

function writeSummary(paper: Paper, statement: Statement): void {
  const { totals, exchangeDifference, direct, notional, supported, unallocated } = statement;
  writeHeading(paper, "In summary");
  writeFacts(paper, [
    ...NAMES.map((name) => [SUM_LABELS[name], inUsd(totals[name])] as const),
    ["AA fee", inUsd(totals.fee)],
    ["Net deposits", inUsd(totals.net)],
    ["Exchange difference", exchangeDifference === null ? "None" : inUsd(exchangeDifference)],
  ]);
  writeHeading(paper, "What the net deposits support");
  writeFacts(paper, [
    ["Direct support", inUsd(direct.allocated)],
    ["Notional support", inUsd(notional.allocated)],
    ["Supported", inUsd(supported.allocated)],
    ["Unallocated", inUsd(unallocated)],
  ]);
}

/** The statement as a PDF of A4 sheets: the figures of its page, and the method in full. */
export function statementPdf(statement: Statement): Promise<Uint8Array<ArrayBuffer>> {
  const { fundName, donor, clocks, generatedAt } = statement;
  const title = `Statement of ${donor.name}`;
  const when = `Put together on ${formatMoment(generatedAt)}`;
  const paper = openPaper({ title, author: fundName, at: generatedAt });
  writeTitle(paper, { eyebrow: fundName, title, lead: reportingDatesSentence(clocks) });
  writeSummary(paper, statement);
  writeTable(paper, supportTable(statement));
  writeTable(paper, poolTable(statement));
  for (const table of contributionTables(statement)) writeTable(paper, table);
  writeHeading(paper, "Method");
  for (const { title: about, text } of methodOf(statement)) writeNote(paper, `${about}. ${text}`);
  return finish(paper, `${fundName} · ${title} · ${reportingDatesSentence(clocks)} ${when}.`);
}
