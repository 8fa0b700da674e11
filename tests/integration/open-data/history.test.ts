import { beforeAll, expect, test } from "vitest";
import { today } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { findPublicProgramme } from "@/lib/open-data/public-programmes.queries";
import { activateProgramme } from "@/lib/programmes/programme.commands";
import { setStage, type Stage } from "@/tests/integration/contributions/stage";
import { knownToday } from "@/tests/support/clocks";
import { deposit, seen, wayOf } from "@/tests/support/make";

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
  await deposit(stage.cast, "3000000");
});

test("the history of a programme tells what was granted with the decision, and no amount of what happens later", async () => {
  const noteId = await wayOf(stage.cast).funded();
  const signed = { signedOn: today(), firstTransferOn: today() };
  await activateProgramme(stage.cast.administrativeAgent, { ...(await seen(noteId)), ...signed });
  const { reference } = await db.conceptNote.findUniqueOrThrow({ where: { id: noteId } });
  const told = await findPublicProgramme(reference ?? "", knownToday(today()));
  expect(told?.history.map(({ label, amount }) => [label, amount])).toEqual([
    ["Endorsed by the Steering Committee", "2000000.00"],
    ["Approved by the Steering Committee", "2000000.00"],
    ["Signed, first transfer made", null],
  ]);
});
