import type { Actor } from "@/lib/access/permissions";
import { selectImportRows } from "@/lib/imports/import.commands";
import type { guessContributionMapping, guessTransferMapping } from "@/lib/imports/mapping/mapping-guess";
import { ownerQuery } from "@/tests/support/postgres";

/** Empties what a test booked and keeps the cast, which takes long to make. */
export async function emptyBooks(): Promise<void> {
  await ownerQuery(`BEGIN; SET LOCAL session_replication_role = replica;
    TRUNCATE contributions, ledger_sets, ledger_lines, ledger_totals, period_closings, imports, reconciliations, audit_facts,
      reference_series CASCADE;
    COMMIT`);
}

type Guess = ReturnType<typeof guessContributionMapping> | ReturnType<typeof guessTransferMapping>;

/** A proposed mapping with what a person answers where it asks: amounts in USD, rates in USD per unit. */
export function answered(guess: Guess, change: Record<string, unknown> = {}): Record<string, unknown> {
  const own =
    guess.kind === "contributions"
      ? {
          constants: { ...guess.constants, currency: guess.columns.currency ? "" : "USD" },
          quotedAs: guess.columns.rate ? "usd_per_unit" : "",
        }
      : {};
  return { ...guess, ...own, source: "Bank", ...change };
}

/** Selects every row with a warning of a file, and gives the revision to import it by. */
export async function selectWarnings(actor: Actor, asked: { importId: string; revision: number }) {
  await selectImportRows(actor, { ...asked, every: "select" });
  return { ...asked, revision: asked.revision + 1 };
}
