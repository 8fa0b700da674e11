import { beforeAll, expect, test } from "vitest";
import { db } from "@/lib/kernel/db";
import { recordDownload } from "@/lib/request/exports";
import { type People, setPeople } from "../concept-notes/way";

let people: People;
beforeAll(async () => {
  people = await setPeople();
});

const filterAfter = async (query: string) => {
  await recordDownload(people.auditor, new Request(`http://fund.test/ledger/export${query}`), "CSV");
  const { after } = await db.auditFact.findFirstOrThrow({ orderBy: { id: "desc" } });
  return (after as { filter?: unknown }).filter;
};

test("a download is recorded with the filter of its address", async () => {
  expect(await filterAfter("?act=booking.expenditure&from=2024-01-01&text=Ana")).toEqual({
    act: "booking.expenditure",
    from: "2024-01-01",
  });
});

test.each(["%00", "%E2%80%AE", "%1B"])(
  "a parameter with %s, which the audit log cannot hold, is left out",
  async (text) => {
    expect(await filterAfter(`?step=${text}&from=2024-01-01`)).toEqual({ from: "2024-01-01" });
    expect(await filterAfter(`?${text}=1&from=2024-01-01`)).toEqual({ from: "2024-01-01" });
  },
);

test("a long parameter is cut between characters, not within one", async () => {
  const long = `${"a".repeat(199)}${"\u{1f600}".repeat(2)}`;
  expect(await filterAfter(`?step=${encodeURIComponent(long)}`)).toEqual({ step: `${"a".repeat(199)}\u{1f600}` });
});
