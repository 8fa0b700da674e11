import http from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { isOpenedByPerson } from "@/lib/request/person-request";
import { markPrefetches } from "@/lib/request/prefetch-mark";

test("counts a page or a file that a person opens", () => {
  expect(isOpenedByPerson(new Headers({ accept: "text/html" }))).toBe(true);
  expect(isOpenedByPerson(new Headers({ rsc: "1" }))).toBe(true);
});

test.each([
  ["an action", { "next-action": "a1" }],
  ["a request the router makes ahead of a click", { "x-prefetch": "1" }],
  ["a page the browser fetches ahead", { purpose: "prefetch" }],
  ["a page the browser renders ahead", { "sec-purpose": "prefetch;prerender" }],
  ["a page an older browser fetches ahead", { "x-moz": "prefetch" }],
])("does not count %s", (_, headers) => {
  expect(isOpenedByPerson(new Headers(headers))).toBe(false);
});

test("marks the router's prefetches before the framework hides them", async () => {
  markPrefetches();
  const server = http.createServer((request, response) => response.end(String(request.headers["x-prefetch"])));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const marks = [];
  for (const name of ["next-router-prefetch", "next-router-segment-prefetch", "rsc"])
    marks.push(await (await fetch(url, { headers: { [name]: "1" } })).text());
  await new Promise((resolve) => server.close(resolve));
  expect(marks).toEqual(["1", "1", "undefined"]);
});
