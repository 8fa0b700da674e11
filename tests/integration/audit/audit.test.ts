import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { type AuditRow, listAuditBatches, listAuditFacts } from "@/lib/audit/audit.queries";
import { auditFilter } from "@/lib/audit/audit.schema";
import { changeSentence } from "@/lib/audit/changes";
import { recordPaper } from "@/lib/committee/paper.commands";
import { uploadImport } from "@/lib/imports/import.commands";
import { db } from "@/lib/kernel/db";
import { closePeriod } from "@/lib/ledger/period.commands";
import { invitePerson } from "@/lib/people/person.commands";
import { recordReconciliation } from "@/lib/reconciliation/reconciliation.commands";
import type { Cast } from "@/prisma/seed/cast";
import { appQuery } from "@/tests/support/postgres";
import { setReferenceStage } from "@/tests/support/reference";

let cast: Cast;
beforeAll(async () => {
  cast = await setReferenceStage();
  await invitePerson(
    cast.admin,
    { email: "guest@example.org", name: "A Guest", roles: ["donor"], organisationId: cast.donor.organisationId },
    new Date("2024-01-31T23:59:59.999Z"),
  );
});

const read = (filter: Record<string, string> = {}) => listAuditFacts(cast.auditor, auditFilter.parse(filter));

describe("the audit", () => {
  test("names who did what to what, and tells before and after in words", async () => {
    const { rows } = await read({ to: "2024-01-31", from: "2024-01-31" });
    expect(rows).toMatchObject([
      { name: "person.invited", actorName: cast.admin.name, subjectType: "person", subjectName: "A Guest" },
    ]);
    expect(rows[0]?.changes.map(changeSentence)).toEqual(["Roles: Donor focal point", "Organisation: Germany"]);
  });

  test("calls what the office keeps by its reference, its number or its day", async () => {
    const { fmuHead, administrativeAgent, auditor } = cast;
    const content = Buffer.from("Donor,Date,Paid\nNorway,2024-01-31,5");
    const file = await uploadImport(fmuHead, { kind: "contributions", fileName: "file.csv", content });
    const statement = { level: "fund", title: "Statement", source: "Agent", asOf: "2024-01-31" };
    const reconciled = await recordReconciliation(fmuHead, { ...statement, typed: "Account;Amount\nDeposits;5" });
    const paper = { requestKey: randomUUID(), title: "Paper", meetingOn: "2024-01-31", text: "Words." };
    const recorded = await recordPaper(fmuHead, paper);
    await closePeriod(administrativeAgent, { closedThrough: "2019-12-31", confirmed: true });
    const { rows } = await listAuditFacts(auditor, auditFilter.parse({}));
    const called = new Map(rows.map(({ name, subjectName }) => [name, subjectName]));
    expect(called.get("import.uploaded")).toBe(file.value.reference);
    expect(called.get("reconciliation.recorded")).toBe(reconciled.value.reference);
    expect(called.get("paper.recorded")).toBe(recorded.value.number);
    expect(called.get("period.closed")).toBe("Up to 31 December 2019");
  });

  test("takes both ends of a span of days, in UTC", async () => {
    expect((await read({ from: "2024-02-01", to: "2024-02-01" })).rows).toEqual([]);
    expect((await read({ to: "2024-01-30" })).rows).toEqual([]);
  });

  test("obeys every filter", async () => {
    const { rows } = await read({ who: cast.chair.id });
    expect(rows.map(({ name }) => name)).toEqual(["person.invitation-accepted"]);
    expect((await read({ act: "reference.loaded" })).rows.length).toBeGreaterThan(0);
    const about = await read({ subjectType: "person", subjectId: cast.chair.id });
    expect(about.rows.map(({ name }) => name)).toEqual(["person.invitation-accepted", "person.invited"]);
  });

  test("is turned page by page, latest first, and a file holds the same rows", async () => {
    const at = new Date("2025-05-05T05:05:05Z");
    const many = Array.from({ length: 1_120 }, (_, index) => ({
      at: index % 2 ? at : new Date(at.getTime() + index),
      name: "access.refused",
      subjectType: "permission",
      subjectId: `number ${index}`,
    }));
    await db.auditFact.createMany({ data: many });
    const filter = { act: "access.refused" };

    const paged: AuditRow[] = [];
    let after = "";
    do {
      const page = await read({ ...filter, after });
      paged.push(...page.rows);
      after = page.next ?? "";
    } while (after);
    const filed: AuditRow[] = [];
    for await (const batch of listAuditBatches(cast.admin, auditFilter.parse(filter))) filed.push(...batch);

    expect(paged).toHaveLength(1_120);
    expect(filed).toEqual(paged);
    const order = paged.map(({ at, id }) => [at.getTime(), Number(id)] as const);
    const sorted = order.toSorted(([at, id], [otherAt, otherId]) => otherAt - at || otherId - id);
    expect(order).toEqual(sorted);
  });

  test("is refused to everybody but the auditor and the administrator", async () => {
    for (const [key, actor] of Object.entries(cast)) {
      const reading = listAuditFacts(actor, {});
      if (key === "auditor" || key === "admin") await expect(reading).resolves.toBeDefined();
      else await expect(reading).rejects.toMatchObject({ code: "forbidden" });
    }
  });

  test.each(["damaged", "WyJ4IiwiMSJd", "WyIyMDI0LTAxLTMxIiwieCJd"])("refuses the damaged address %s", (after) =>
    expect(read({ after })).rejects.toMatchObject({ code: "invalid" }),
  );

  test("can be neither changed nor deleted by the application", async () => {
    for (const sql of ["UPDATE audit_facts SET name = 'x'", "DELETE FROM audit_facts", "TRUNCATE audit_facts"])
      await expect(appQuery(sql)).rejects.toThrow(/permission denied/);
  });
});
