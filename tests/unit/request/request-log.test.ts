import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { pathForLog } from "@/lib/kernel/log";
import { type AnsweredRequest, tellRequests } from "@/lib/request/request-log";

const told: AnsweredRequest[] = [];
const server = http.createServer((request, response) => {
  if (!request.url?.startsWith("/_next/")) response.setHeader("x-request-id", `id of ${request.url?.slice(0, 5)}`);
  response.statusCode = request.method === "POST" ? 303 : 200;
  response.end();
});
let origin = "";

beforeAll(async () => {
  tellRequests((request) => told.push(request));
  tellRequests((request) => told.push(request));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

test("every request is told once, under the identifier of its answer, without its filters", async () => {
  await fetch(`${origin}/desk?text=somebody%40example.org`);
  await fetch(`${origin}/people`, { method: "POST", body: "password=x", redirect: "manual" });
  await vi.waitFor(() => expect(told).toHaveLength(2));
  expect(told).toMatchObject([
    { requestId: "id of /desk", method: "GET", path: "/desk", status: 200 },
    { requestId: "id of /peop", method: "POST", path: "/people", status: 303 },
  ]);
  expect(told.every(({ ms }) => Number.isInteger(ms) && ms >= 0)).toBe(true);
});

test("a file of the build is not told", async () => {
  const before = told.length;
  await fetch(`${origin}/_next/static/a.js`);
  await fetch(`${origin}/desk`);
  await vi.waitFor(() => expect(told.length).toBe(before + 1));
});

test.each([
  ["/invitation/abcDEF_123?x=1", "/invitation/[token]"],
  ["//invitation/abcDEF_123", "//invitation/[token]"],
  ["/concept-notes/0198a3c2#history", "/concept-notes/0198a3c2"],
])("a one-time link or a filter never reaches the log: %s", (url, path) => {
  expect(pathForLog(url)).toBe(path);
});
