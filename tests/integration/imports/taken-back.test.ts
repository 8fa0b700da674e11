import { beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/access/permissions";
import { reverseEntry } from "@/lib/contributions/contribution.commands";
import { mapImport, runImport, uploadImport } from "@/lib/imports/import.commands";
import { checkImport } from "@/lib/imports/import.queries";
import { importFilter } from "@/lib/imports/import.schema";
import { guessContributionMapping } from "@/lib/imports/mapping/mapping-guess";
import { readTable } from "@/lib/imports/reader/table";
import { db } from "@/lib/kernel/db";
import { setStage } from "@/tests/integration/contributions/stage";
import { answered, selectWarnings } from "./books";

let head: Actor;
beforeAll(async () => {
  head = (await setStage()).cast.fmuHead;
});

async function upload(text: string) {
  const content = Buffer.from(text);
  const { value } = await uploadImport(head, { kind: "contributions", fileName: "file.csv", content });
  const mapping = guessContributionMapping(await readTable("file.csv", Buffer.from(text)));
  await mapImport(head, { importId: value.id, revision: 0, mapping: answered(mapping) });
  return { importId: value.id, revision: 1, mode: "all" as const };
}
async function verdicts({ importId }: { importId: string }) {
  const checked = await checkImport(head, importId, importFilter.parse({}));
  return checked?.rows.map(({ verdict, remarks }) => [verdict, ...remarks.map(({ sentence }) => sentence)]);
}

test("a part of a row that was taken back does not come again from the very same file, which is said; from a corrected one it does", async () => {
  const file = (paid: string) => `Donor,Date,Committed,Paid\nNorway,2024-01-31,1000,${paid}`;
  await runImport(head, await upload(file("500")));
  expect(await verdicts(await upload(file("500")))).toEqual([["duplicate"]]);
  const { id: entryId, contribution } = await db.contributionEntry.findFirstOrThrow({
    where: { kind: "deposit" },
    include: { contribution: true },
  });
  await reverseEntry(head, { entryId, reason: "Wrong amount" });
  expect(await verdicts(await upload(file("500")))).toEqual([
    [
      "duplicate",
      "A part of this row was taken back, and does not come again from the very same file: record it in " +
        `${contribution.reference}, or upload the corrected file.`,
    ],
  ]);
  await runImport(head, { ...(await selectWarnings(head, await upload(file("400")))), mode: "all" });
  const standing = await db.contributionEntry.findMany({
    where: { reversesId: null, reversedBy: null },
    orderBy: { kind: "asc" },
  });
  expect(standing.map(({ kind, amount }) => [kind, amount.toFixed(2)])).toEqual([
    ["commitment", "1000.00"],
    ["deposit", "400.00"],
  ]);
});
