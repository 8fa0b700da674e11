import "server-only";
import { CsvError, parse } from "csv-parse";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Tx } from "@/lib/kernel/db";
import type { Day } from "@/lib/kernel/dates";
import { Refusal } from "@/lib/kernel/refusal";
import { Prisma } from "@/prisma/generated/client";
import { BASIS_OF, type RateSource } from "../rules";
import { type FileLine, readEcb, readImf, type Reading, sourceOf } from "./rules";
import { REFUSED_SHOWN, type Verdict } from "./schema";

const CHUNK = 65_536;

/** A large text piece by piece, so that other requests are answered in between. */
function* piecesOf(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += CHUNK) yield text.slice(at, at + CHUNK);
}

async function linesOf(content: string): Promise<FileLine[]> {
  const lines: FileLine[] = [];
  const parser = parse({ bom: true, trim: true, relax_column_count: true, skip_empty_lines: true, info: true });
  try {
    await pipeline(Readable.from(piecesOf(content)), parser, async (records: AsyncIterable<unknown>) => {
      for await (const found of records) {
        const { record, info } = found as { record: string[]; info: { lines: number } };
        lines.push({ line: info.lines, cells: record });
      }
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new Refusal("invalid", "This file cannot be read: a quotation mark is missing or in the wrong place.");
  }
  return lines;
}

/** The ECB ends every line with a comma: an empty last column is none. */
function withoutEmptyEnd([header, ...lines]: FileLine[]): { header: readonly string[]; lines: FileLine[] } {
  const names = header?.cells ?? [];
  if (names.at(-1) !== "") return { header: names, lines };
  const cut = lines.map(({ line, cells }) => ({ line, cells: cells.at(-1) === "" ? cells.slice(0, -1) : cells }));
  return { header: names.slice(0, -1), lines: cut };
}

/** Reads a file of the ECB or the IMF. Refuses ("invalid") a file that is neither; wrong lines are in the reading. */
export async function readRates(content: string, today: Day): Promise<Reading> {
  const { header, lines } = withoutEmptyEnd(await linesOf(content));
  const source = sourceOf(header);
  if (source === null) {
    const sentence =
      "This is neither the history of reference rates of the ECB (eurofxref-hist.csv) nor the file of annual averages of the IMF.";
    throw new Refusal("invalid", sentence, { file: sentence });
  }
  return source === "ecb" ? readEcb(header, lines, today) : readImf(header, lines, today);
}

/** The rates of a reading beside what is on record for the same currency, day and source. */
function besideRecorded({ source, rates }: Reading): Prisma.Sql {
  return Prisma.sql`
    WITH given AS (
      SELECT * FROM unnest(
        ${rates.map(({ currency }) => currency)}::text[], ${rates.map(({ rateOn }) => rateOn)}::date[],
        ${rates.map(({ usdPerUnit }) => usdPerUnit)}::numeric[], ${rates.map(({ quotation }) => quotation)}::text[]
      ) AS g(currency, rate_on, usd_per_unit, quotation)),
    recorded AS (
      SELECT DISTINCT ON (currency, rate_on) currency::text, rate_on, usd_per_unit, recorded_at
      FROM exchange_rates WHERE source = ${source}::rate_source ORDER BY currency, rate_on, recorded_at DESC),
    pair AS (
      SELECT g.*, r.usd_per_unit AS was, r.recorded_at AS was_at
      FROM given g LEFT JOIN recorded r ON r.currency = g.currency AND r.rate_on = g.rate_on)`;
}

type Counts = Pick<Verdict, "fresh" | "same" | "changed">;

/** What a reading would change. Nothing is written. */
export async function compareRates(tx: Pick<Tx, "$queryRaw">, reading: Reading): Promise<Verdict> {
  const { source, rates, refused, leftOut } = reading;
  const [counts] = await tx.$queryRaw<Counts[]>`${besideRecorded(reading)}
    SELECT count(*) FILTER (WHERE was IS NULL)::int AS fresh, count(*) FILTER (WHERE was = usd_per_unit)::int AS same,
      count(*) FILTER (WHERE was <> usd_per_unit)::int AS changed FROM pair`;
  const days = rates.map(({ rateOn }) => rateOn).sort();
  const [from, to] = [days[0], days.at(-1)];
  return {
    ...(counts ?? { fresh: 0, same: 0, changed: 0 }),
    ...{ source, leftOut },
    currencies: new Set(rates.map(({ currency }) => currency)).size,
    days: from && to ? { from, to } : null,
    refused: { count: refused.length, first: refused.slice(0, REFUSED_SHOWN) },
  };
}

/**
 * Writes what is new or changed, all in one statement; a change is a newer record, always after the one it corrects.
 * Returns how many rates were written.
 */
export function writeRates(tx: Tx, reading: Reading, { actorId, at }: { actorId: string; at: Date }): Promise<number> {
  const { source } = reading;
  const basis = BASIS_OF[source satisfies RateSource];
  return tx.$executeRaw`
    INSERT INTO exchange_rates (currency, source, rate_on, usd_per_unit, basis, quotation, recorded_at, recorded_by_id)
    ${besideRecorded(reading)}
    SELECT currency, ${source}::rate_source, rate_on, usd_per_unit, ${basis}::rate_basis, quotation,
      greatest(${at}::timestamptz, was_at + interval '1 millisecond'), ${actorId}::uuid
    FROM pair WHERE was IS DISTINCT FROM usd_per_unit`;
}
