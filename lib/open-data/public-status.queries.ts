import "server-only";
import type { Day } from "@/lib/kernel/dates";
import { inOneView } from "@/lib/kernel/db";
import { toDecimal } from "@/lib/kernel/money";
import { type FigureKey, FIGURES } from "@/lib/ledger/fund-figures";
import type { ReportingDates } from "@/lib/reporting-dates/reporting-dates";
import { refuseImpossibleDay } from "@/lib/reporting-dates/reporting-dates.schema";
import { findFundStatus, listPunoRows, type StatusOfPeriod } from "@/lib/status/status.queries";
import { refuseImpossibleStart } from "@/lib/status/status.schema";

/** Sources, uses and balances as the public sees them. Refuses an impossible day or period ("invalid"). */
export async function findPublicStatus(clocks: ReportingDates, from?: Day): Promise<StatusOfPeriod> {
  refuseImpossibleDay(clocks);
  refuseImpossibleStart(from, clocks.asOf);
  return findFundStatus(clocks, from);
}

/** The whole public page of the fund status: with what each organisation received and spent. */
export const findPublicFinances = inOneView(async (clocks: ReportingDates, from?: Day) => ({
  ...(await findPublicStatus(clocks, from)),
  punos: await listPunoRows(clocks),
}));

const amounts = (status: StatusOfPeriod["closing"]) =>
  Object.fromEntries(FIGURES.map((key) => [key, toDecimal(status[key])])) as Record<FigureKey, string>;

/** The fund status as a document for machines; money in USD, "1500000.00". `from` null: since the Fund began. */
export const statusDocument = ({ clocks, from, opening, period, closing }: StatusOfPeriod) => ({
  ...clocks,
  from,
  currency: "USD",
  opening: amounts(opening),
  period: amounts(period),
  closing: amounts(closing),
});
