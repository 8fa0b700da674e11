import { expect, test } from "vitest";
import { GET, OPTIONS } from "@/app/api/v1/overview/route";

const ask = (query: string, headers: Record<string, string> = {}) =>
  GET(new Request(`http://fund.test/api/v1/overview${query}`, { headers }));

test.each([
  ["a day that does not exist", "?asOf=2024-02-30", 400],
  ["a day that has not come", "?asOf=2999-01-01", 400],
  ["a day of a year the calendar does not have", "?asOf=0000-01-01", 400],
  ["no day at all", "?asOf=tomorrow", 400],
  ["two days", "?asOf=2024-01-31&asOf=2024-02-01", 400],
  ["a region nobody knows", "?asOf=2024-01-31&region=atlantis", 404],
])("%s is a problem with its status", async (_, query, status) => {
  const response = await ask(query);
  expect(response.status).toBe(status);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  expect(response.headers.get("access-control-allow-origin")).toBe("*");
  expect(await response.json()).toMatchObject({ type: "about:blank", status, instance: "/api/v1/overview" });
});

test("who holds the document is told so, and who holds another gets this one", async () => {
  const first = await ask("?asOf=2024-01-31");
  const etag = first.headers.get("etag") ?? "";
  expect(first.headers.get("cache-control")).toBe("public, max-age=0, must-revalidate");
  expect(etag).toMatch(/^"[\w-]+"$/);

  const held = await ask("?asOf=2024-01-31", { "if-none-match": `"other", W/${etag}` });
  expect(held.status).toBe(304);
  expect(await held.text()).toBe("");
  expect(held.headers.get("etag")).toBe(etag);
  expect((await ask("?asOf=2024-01-31", { "if-none-match": '"other"' })).status).toBe(200);
});

test("no day means today, and no region means all", async () => {
  const response = await ask("?asOf=&region=");
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ asOf: new Date().toISOString().slice(0, 10), region: null });
});

test("a page of another origin may read it", () => {
  const response = OPTIONS();
  expect(response.status).toBe(204);
  expect(response.headers.get("access-control-allow-origin")).toBe("*");
  expect(response.headers.get("access-control-allow-headers")).toBe("If-None-Match");
});
