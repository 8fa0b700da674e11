import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { addDays, today } from "@/lib/kernel/dates";
import { usd } from "@/lib/kernel/money";
import { findProgrammeMoney } from "@/lib/programmes/money/programme-money.queries";
import { recordRefund, reverseRefund } from "@/lib/programmes/money/refund.commands";
import { closeFinancially } from "@/lib/programmes/programme.commands";
import { totalField } from "@/lib/programmes/tranches/tranche-plan";
import { planTranches } from "@/lib/programmes/tranches/tranche.commands";
import { linesOfBooking } from "@/lib/status/bookings/booking-lines";
import { reverseBooking } from "@/lib/status/bookings/booking.commands";
import { actOf, wordOf } from "@/lib/status/bookings/booking.steps";
import { releaseTransfer } from "@/lib/transfers/transfer.commands";
import { postTold } from "@/tests/support/post";
import { seen } from "../concept-notes/way";
import {
  accountsOf,
  closedOperationally,
  isRefused,
  planned,
  prepared,
  setStage,
  type Stage,
} from "../transfers/stage";

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});

const on = today();
const clocks = { asOf: on, knownOn: on };

describe("tranches of a programme that was sent money before these books", () => {
  const day = addDays(on, -1);
  const sent = async (noteId: string, amountUsd: string) => {
    const lines = linesOfBooking({ kind: "transfers", amount: usd(amountUsd), punoId: stage.iom, noteId });
    const told = { requestKey: randomUUID(), on: day, isLate: false, description: "Older statement" };
    const [setId] = await postTold([actOf(wordOf("transfers"), told, lines)], stage.people.administrativeAgent);
    return setId;
  };
  const plan = (noteId: string, iom: string, version = 0) => {
    const parts = [
      { organisationId: stage.iom, amountUsd: iom },
      { organisationId: stage.unhcr, amountUsd: "535000" },
    ];
    const form = { noteId, version, reason: "The older transfer was booked", tranches: [{ plannedOn: on, parts }] };
    return planTranches(stage.people.fmuOfficer, form);
  };

  test("add up to its part less that money; what was taken back counts nothing", async () => {
    const noteId = await stage.way.funded();
    const setId = await sent(noteId, "465000");
    await isRefused(() => plan(noteId, "1465000"), {
      fields: {
        tranches: expect.stringContaining("1,535,000.00, the approved amount less what was transferred outside"),
        [totalField(stage.iom)]: expect.stringContaining("1,000,000.00"),
      },
    });
    await plan(noteId, "1000000");
    const money = await findProgrammeMoney(stage.people.fmuOfficer, noteId, clocks);
    expect(money?.toPlan).toMatchObject({ leftUsd: "1535000.00", outsideUsd: "465000.00" });
    expect([...(money?.toPlan.parts.values() ?? [])]).toEqual(["1000000.00", "535000.00"]);

    await reverseBooking(stage.people.administrativeAgent, { setId, reason: "Booked with the wrong programme" });
    await isRefused(() => plan(noteId, "1000000", 1), {
      fields: { tranches: expect.stringContaining("2,000,000.00") },
    });
    await plan(noteId, "1465000", 1);
  });

  test("meet only the sum of all where more was sent to one than its part", async () => {
    const noteId = await stage.way.funded();
    await sent(noteId, "1465000.01");
    await isRefused(() => plan(noteId, "0.01"), { fields: { tranches: expect.stringContaining("534,999.99") } });
    const parts = [{ organisationId: stage.unhcr, amountUsd: "534999.99" }];
    await planTranches(stage.people.fmuOfficer, { noteId, version: 0, tranches: [{ plannedOn: on, parts }] });
  });

  test("are taken back neither below what the organisation gave back since, nor after the closure", async () => {
    const noteId = await stage.way.funded();
    const { administrativeAgent } = stage.people;
    const setId = await sent(noteId, "465000");
    const refund = { requestKey: randomUUID(), noteId, organisationId: stage.iom, amountUsd: "0.01", on };
    const { value } = await recordRefund(administrativeAgent, refund);
    const takeBack = () => reverseBooking(administrativeAgent, { setId, reason: "Booked with the wrong programme" });
    await isRefused(takeBack, { code: "not-now", message: expect.stringContaining("take its refund back first") });
    await reverseRefund(administrativeAgent, { noteId, setId: value.setId, reason: "Another fund's" });

    await closedOperationally(stage, noteId);
    const closing = { ...(await seen(noteId)), finalFinancialOn: on, settledOutside: "Spent before these books" };
    await closeFinancially(administrativeAgent, closing);
    await isRefused(takeBack, { code: "not-now", message: "This programme is closed." });
    expect(await accountsOf(noteId)).toMatchObject({ transfers: "465000.00", allocated: "465000.00" });
  });

  test("and all transfers together never pass the approved amount", async () => {
    const noteId = await planned(stage);
    await sent(noteId, "1000000.01");
    const transferId = await prepared(stage, noteId);
    const { administrativeAgent } = stage.people;
    await isRefused(() => releaseTransfer(administrativeAgent, { transferId, on }), {
      message: expect.stringContaining("within its approved amount"),
    });
  });
});
