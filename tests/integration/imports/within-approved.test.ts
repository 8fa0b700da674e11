import { beforeAll, expect, test } from "vitest";
import { mapImport, runImport, uploadImport } from "@/lib/imports/import.commands";
import { checkImport } from "@/lib/imports/import.queries";
import { importFilter } from "@/lib/imports/import.schema";
import { guessTransferMapping } from "@/lib/imports/mapping/mapping-guess";
import { readTable } from "@/lib/imports/reader/table";
import { db } from "@/lib/kernel/db";
import { setStage, type Stage } from "@/tests/integration/transfers/stage";
import { markAsOlder } from "@/tests/support/audited";

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});

async function upload(lines: readonly string[]) {
  const text = ["Organisation,Date,Kind,Amount,Project", ...lines].join("\n");
  const content = Buffer.from(text);
  const agent = stage.people.administrativeAgent;
  const { value } = await uploadImport(agent, { kind: "transfers", fileName: "file.csv", content });
  const guess = guessTransferMapping(await readTable("file.csv", Buffer.from(text)));
  await mapImport(agent, { importId: value.id, revision: 0, mapping: { ...guess, source: "Gateway" } });
  return value.id;
}

test("the dry run says which transfers are more than was approved, and the good rows are booked", async () => {
  const id = await stage.way.funded();
  await markAsOlder(id);
  const note = await db.conceptNote.findUniqueOrThrow({ where: { id } });
  const to = (organisation: string, amount: string) =>
    `${organisation},2022-03-01,Transfer,${amount},${note.programmeReference}`;
  const agent = stage.people.administrativeAgent;
  const first = await upload([to("IOM", "1500000"), to("UNHCR", "500000.01"), to("UNHCR", "400000")]);
  const checked = await checkImport(agent, first, importFilter.parse({}));
  expect(checked?.rows.map(({ row, verdict }) => [row, verdict])).toEqual([
    [3, "error"],
    [2, "new"],
    [4, "new"],
  ]);
  await runImport(agent, { importId: first, revision: 1, mode: "good" });

  const next = await checkImport(agent, await upload([to("IOM", "100000.01")]), importFilter.parse({}));
  expect(next?.rows[0]?.remarks.map(({ sentence }) => sentence)).toEqual([
    "USD 100,000.00 of the amount approved for this programme is left to transfer.",
  ]);
});
