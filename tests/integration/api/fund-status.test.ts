import { expect, test } from "vitest";
import { GET } from "@/app/api/v1/fund-status/route";

const ask = (query: string) => GET(new Request(`http://fund.test/api/v1/fund-status${query}`));

test.each([
  ["a day that does not exist", "?asOf=2024-02-30"],
  ["a day that has not come", "?knownOn=2999-01-01"],
  ["two days", "?asOf=2024-01-31&asOf=2024-02-01"],
  ["a first day that does not exist", "?from=2024-02-30"],
  ["a first day after the last", "?from=2024-02-01&asOf=2024-01-31"],
  ["two first days", "?from=2024-01-01&from=2024-01-02"],
])("%s is a problem of the request", async (_, query) => {
  const response = await ask(query);
  expect(response.status).toBe(400);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  expect(response.headers.get("access-control-allow-origin")).toBe("*");
  expect(await response.json()).toMatchObject({ status: 400, instance: "/api/v1/fund-status" });
});

test("a period that begins with the calendar is all time, whichever day it is known from", async () => {
  for (const known of ["", "&knownOn=2024-03-01"]) {
    const response = await ask(`?from=0001-01-01&asOf=2024-01-31${known}`);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ from: null, asOf: "2024-01-31" });
  }
});
