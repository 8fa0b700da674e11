import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { addDays, today } from "@/lib/kernel/dates";
import { toDecimal, usd, type Usd } from "@/lib/kernel/money";
import { sumAccounts } from "@/lib/ledger/ledger.queries";
import { recordRefund, reverseRefund } from "@/lib/programmes/money/refund.commands";
import { recordBooking } from "@/lib/status/bookings/booking.commands";
import { releaseTransfer, reverseTransfer } from "@/lib/transfers/transfer.commands";
import { knownToday } from "@/tests/support/clocks";
import { backdate, isRefused, planned, prepared, setStage, type Stage } from "./stage";

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});

const on = today();
const book = (kind: string, amountUsd: string) =>
  recordBooking(stage.people.administrativeAgent, {
    requestKey: randomUUID(),
    kind,
    amountUsd,
    on,
    description: "What the agent states",
  });

test("a release whose money came back in part is taken back only after its refund", async () => {
  const { administrativeAgent } = stage.people;
  const noteId = await planned(stage);
  const transferId = await prepared(stage, noteId);
  await releaseTransfer(administrativeAgent, { transferId, on });
  const refund = { requestKey: randomUUID(), noteId, organisationId: stage.iom, amountUsd: "0.01", on };
  const { value } = await recordRefund(administrativeAgent, refund);
  const takeBack = () => reverseTransfer(administrativeAgent, { transferId, reason: "Sent to the wrong account" });
  await isRefused(takeBack, { code: "not-now", message: expect.stringContaining("take its refund back first") });
  await reverseRefund(administrativeAgent, { noteId, setId: value.setId, reason: "Belongs to another fund" });
  await takeBack();
});

test("a refund is not of a day on which the organisation had not been sent the money yet", async () => {
  const { administrativeAgent } = stage.people;
  const noteId = await planned(stage);
  await backdate(noteId, "approve", addDays(on, -2));
  await releaseTransfer(administrativeAgent, { transferId: await prepared(stage, noteId), on });
  const refund = { requestKey: randomUUID(), noteId, organisationId: stage.iom, amountUsd: "1", on: addDays(on, -1) };
  await isRefused(() => recordRefund(administrativeAgent, refund), {
    fields: { amountUsd: expect.stringContaining("held USD 0.00 of this programme") },
  });
  await recordRefund(administrativeAgent, { ...refund, on });
});

test("all that the agent holds can be released, and not a cent more", async () => {
  const transferId = await prepared(stage, await planned(stage));
  const release = () => releaseTransfer(stage.people.administrativeAgent, { transferId, on });
  const cash: Usd | undefined = (await sumAccounts(knownToday(on))).get("cash_with_agent");
  await book("bank_charges", toDecimal({ currency: "USD", minor: (cash?.minor ?? 0n) - usd("999999.99").minor }));
  await isRefused(release, { code: "not-now", fields: { on: expect.stringContaining("USD 999,999.99") } });
  await book("other_income", "0.01");
  await release();
});
