import { beforeAll, beforeEach, expect, test } from "vitest";
import type { Actor } from "@/lib/access/permissions";
import { mapImport, runImport, uploadImport } from "@/lib/imports/import.commands";
import { guessContributionMapping, guessTransferMapping } from "@/lib/imports/mapping/mapping-guess";
import { readTable } from "@/lib/imports/reader/table";
import { db } from "@/lib/kernel/db";
import { setStage } from "@/tests/integration/contributions/stage";
import { ownerQuery } from "@/tests/support/postgres";
import { answered, emptyBooks } from "./books";

let head: Actor;
let agent: Actor;
beforeAll(async () => {
  const { cast } = await setStage();
  [head, agent] = [cast.fmuHead, cast.administrativeAgent];
});
beforeEach(emptyBooks);

const GUESS = { contributions: guessContributionMapping, transfers: guessTransferMapping } as const;

async function upload(actor: Actor, kind: keyof typeof GUESS, text: string) {
  const content = Buffer.from(text);
  const { value } = await uploadImport(actor, { kind, fileName: "file.csv", content });
  const guess = GUESS[kind](await readTable("file.csv", Buffer.from(text)));
  await mapImport(actor, { importId: value.id, revision: 0, mapping: answered(guess) });
  return { importId: value.id, revision: 1 };
}

/** Does something while the database takes no record of an import: its very last step fails. */
async function withoutLastStep(act: () => Promise<unknown>): Promise<void> {
  await ownerQuery("ALTER TABLE import_runs ADD CONSTRAINT never CHECK (false) NOT VALID");
  try {
    await act();
  } finally {
    await ownerQuery("ALTER TABLE import_runs DROP CONSTRAINT never");
  }
}

const counts = () =>
  Promise.all([
    db.ledgerSet.count(),
    db.ledgerLine.count(),
    db.contribution.count(),
    db.contributionEntry.count(),
    db.importOutcome.count(),
    db.auditFact.count({ where: { name: "import.run" } }),
  ]);

test.each([
  ["contributions", "Donor,Date,Kind,Amount,Currency\nNorway,2024-01-31,Paid,5,USD\nSweden,2024-02-29,Paid,7,USD"],
  ["transfers", "Organisation,Date,Kind,Amount\nIOM,2022-01-31,Transfer,5\nUNHCR,2022-02-28,Transfer,7"],
] as const)(
  "where the last step of an import of %s fails, nothing of it stays; it comes in afterwards",
  async (kind, file) => {
    const actor = kind === "transfers" ? agent : head;
    const asked = { ...(await upload(actor, kind, file)), mode: "good" };
    const before = await counts();
    await withoutLastStep(() => expect(runImport(actor, asked)).rejects.toThrow());
    expect(await counts()).toEqual(before);
    await runImport(actor, asked);
    expect(await db.ledgerSet.count()).toBe(2);
  },
);
