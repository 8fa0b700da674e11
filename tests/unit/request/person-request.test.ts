import { expect, test } from "vitest";
import { isOpenedByPerson } from "@/lib/request/person-request";

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
