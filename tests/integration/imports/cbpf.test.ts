import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, test, vi } from "vitest";
import type { Actor } from "@/lib/access/permissions";
import { mapImport, runImport, uploadImport } from "@/lib/imports/import.commands";
import { guessContributionMapping } from "@/lib/imports/mapping/mapping-guess";
import { readTable } from "@/lib/imports/reader/table";
import { add, toDecimal, type Usd, usd } from "@/lib/kernel/money";
import { setStage } from "@/tests/integration/contributions/stage";
import { ownerQuery } from "@/tests/support/postgres";
import { answered, selectWarnings } from "./books";

const file = join(import.meta.dirname, "../../../../shared/reference/cbpf/contributions_paid_pledged.csv");
const FILE_NAME = "contributions_paid_pledged.csv";

type Line = Record<"FiscalYear" | "GMSDonorName" | "PaidAmt" | "PledgeAmt", string>;
type Sum = { name: string; year: string; kind: string; amount: string };

const keyOf = ({ name, year, kind }: Omit<Sum, "amount">) => `${year} ${kind} ${name}`;

/** What the file says, added up by nothing but the amounts of its lines. */
function sumsOfFile(): Map<string, string> {
  const lines = parse<Line>(readFileSync(file), { columns: true, bom: true });
  const sums = new Map<string, Usd>();
  for (const { FiscalYear: year, GMSDonorName: name, PaidAmt, PledgeAmt } of lines)
    for (const [kind, amount] of [
      ["deposit", PaidAmt],
      ["pledge", PledgeAmt],
    ] as const) {
      const key = keyOf({ name, year, kind });
      if (usd(amount).minor !== 0n) sums.set(key, add(sums.get(key) ?? usd("0"), usd(amount)));
    }
  return new Map([...sums].map(([key, amount]) => [key, toDecimal(amount)]));
}

/** The names the reference data has for what the file calls otherwise. */
const AS_IN_FILE: Readonly<Record<string, string>> = { "Donor not stated": "", Türkiye: "Turkey" };

/** What the books say: the effective day's year, donors by name. */
async function sumsOfBooks(): Promise<Map<string, string>> {
  const rows = await ownerQuery<Sum>(
    `SELECT v.name, date_part('year', l.effective_on)::text AS year, CASE l.account WHEN 'deposits' THEN 'deposit' ELSE 'pledge' END AS kind,
       abs(sum(l.amount))::numeric(18,2)::text AS amount
     FROM ledger_lines l JOIN LATERAL (SELECT name FROM organisation_versions WHERE organisation_id = l.donor_id ORDER BY recorded_at DESC LIMIT 1) v ON true
     WHERE l.account IN ('deposits', 'pledged') AND l.currency = 'USD' GROUP BY 1, 2, l.account`,
  );
  return new Map(rows.map((row) => [keyOf({ ...row, name: AS_IN_FILE[row.name] ?? row.name }), row.amount]));
}

const counts = async () =>
  ownerQuery(`SELECT (SELECT count(*) FROM contributions) AS contributions, (SELECT count(*) FROM contribution_entries) AS entries,
    (SELECT count(*) FROM ledger_lines) AS lines, (SELECT count(*) FROM organisations) AS organisations`);

async function mapped(actor: Actor, bytes: Buffer) {
  const { value } = await uploadImport(actor, {
    kind: "contributions",
    fileName: FILE_NAME,
    content: bytes,
  });
  const guess = guessContributionMapping(await readTable(FILE_NAME, bytes));
  const names = [{ name: "", choice: "new:other" }];
  const mapping = answered(guess, { source: "CBPF", addUnknown: true, names });
  await mapImport(actor, { importId: value.id, revision: 0, mapping });
  // Many of its days are before the Fund opened, which is a warning.
  return { ...(await selectWarnings(actor, { importId: value.id, revision: 1 })), mode: "all" as const };
}

// Thousands of rows, which a busy machine does not book in the usual time of a test.
vi.setConfig({ testTimeout: 120_000 });

describe.skipIf(!existsSync(file))(
  "the contributions of the country-based pooled funds (left out where the reference data is not beside the project)",
  () => {
    let head: Actor;
    beforeAll(async () => {
      head = (await setStage()).cast.fmuHead;
    });

    test("are in the books after the import as they are in the file, by donor and year, to the cent", async () => {
      await runImport(head, await mapped(head, readFileSync(file)));
      expect(await sumsOfBooks()).toEqual(sumsOfFile());
    });

    test("change nothing when the file is imported again, also with its lines in another order", async () => {
      const before = await counts();
      await expect(runImport(head, await mapped(head, readFileSync(file)))).rejects.toMatchObject({ code: "not-now" });
      const [headings = "", ...lines] = readFileSync(file, "utf8").split(/\r?\n/);
      const turned = Buffer.from([headings, ...lines.reverse()].join("\n"));
      await expect(runImport(head, await mapped(head, turned))).rejects.toMatchObject({ code: "not-now" });
      expect(await counts()).toEqual(before);
    });
  },
);
