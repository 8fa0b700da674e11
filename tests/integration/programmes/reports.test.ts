import { beforeAll, describe, expect, test } from "vitest";
import { addDays, latestToday, today } from "@/lib/kernel/dates";
import { findProgrammeMoney } from "@/lib/programmes/money/programme-money.queries";
import { activateProgramme } from "@/lib/programmes/programme.commands";
import { acceptReport, submitReport } from "@/lib/programmes/reports/report.commands";
import { releaseTransfer } from "@/lib/transfers/transfer.commands";
import { seen } from "../concept-notes/way";
import { backdate, inRoles, isRefused, planned, prepared, setStage, type Stage } from "../transfers/stage";

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});

const on = today();
const clocks = { asOf: on, knownOn: on };

describe("yearly reports", () => {
  const start = "2023-06-15";

  /** Active since June 2023. */
  async function running() {
    const noteId = await planned(stage);
    const { administrativeAgent } = stage.people;
    await activateProgramme(administrativeAgent, { ...(await seen(noteId)), signedOn: on, firstTransferOn: on });
    await backdate(noteId, "activate", start);
    return noteId;
  }

  test("that are due and not submitted hold a release back; submitted, they no longer do", async () => {
    const noteId = await running();
    const { administrativeAgent, agency, fmuOfficer, stranger } = stage.people;
    const transferId = await prepared(stage, noteId);
    const release = () => releaseTransfer(administrativeAgent, { transferId, on });
    await isRefused(release, { code: "not-now", message: expect.stringContaining("narrative report of 2023") });

    const report = { noteId, kind: "narrative", year: "2023", doneOn: "2024-04-02", note: "" };
    await isRefused(() => acceptReport(fmuOfficer, report), { code: "not-now" });
    await isRefused(() => submitReport(agency, { ...report, doneOn: addDays(latestToday(), 1) }), { code: "invalid" });
    await isRefused(() => submitReport(agency, { ...report, year: "2022" }), { fields: { year: expect.any(String) } });
    await isRefused(() => acceptReport(agency, report), { code: "forbidden" });
    await submitReport(stranger, report);
    await isRefused(() => submitReport(agency, report), { code: "conflict" });
    await acceptReport(fmuOfficer, { ...report, doneOn: "2024-05-01" });

    const money = await findProgrammeMoney(agency, noteId, clocks);
    expect(money?.reports[0]).toMatchObject({
      kind: "narrative",
      year: 2023,
      dueOn: "2024-03-31",
      submittedOn: "2024-04-02",
      acceptedOn: "2024-05-01",
      standing: "accepted",
    });
    for (const { kind, year, standing } of money?.reports ?? [])
      if (standing === "missing") await submitReport(agency, { noteId, kind, year, doneOn: on });
    await release();
  });

  test("tell of a time that is over: none is submitted before, so that none lifts a block that is still to come", async () => {
    const noteId = await running();
    const { agency } = stage.people;
    const report = { noteId, kind: "narrative", year: "2023", doneOn: "2023-12-30" };
    await isRefused(() => submitReport(agency, report), {
      fields: { doneOn: expect.stringContaining("31 December 2023") },
    });
    const year = on.slice(0, 4);
    const [early = on] = [on, `${year}-12-30`].sort();
    await isRefused(() => submitReport(agency, { ...report, year, doneOn: early }), {
      fields: { doneOn: expect.any(String) },
    });
    await submitReport(agency, { ...report, doneOn: "2023-12-31" });
  });

  test("are submitted by whoever takes part, not by another organisation that may read the programme", async () => {
    const noteId = await running();
    const agency = inRoles(stage.people.reviewer, "agency", "committee");
    const report = { noteId, kind: "narrative", year: "2023", doneOn: "2024-04-02" };
    expect((await findProgrammeMoney(agency, noteId, clocks))?.acts.canSubmitReport).toBe(false);
    await isRefused(() => submitReport(agency, report), { code: "forbidden" });
  });
});
