import { expect, test } from "vitest";
import { returnAddressesOf, safeReturn } from "@/lib/request/return-address";

const ask = (query: string, cookie = "") =>
  returnAddressesOf(new Request(`http://fund.test/api/auth/csrf${query}`, { headers: { cookie } }));

test.each(["", "?callbackUrl=/desk", "?callbackUrl=http%3A%2F%2Ffund.test%2Fdesk", "?next=x"])(
  "an address to return to that can be read is valid: %s",
  (query) => {
    expect(ask(query)).toEqual({ areValid: true, cookies: [] });
  },
);

test.each([
  "?callbackUrl=x",
  "?callbackUrl=",
  "?callbackUrl=javascript:alert(1)",
  "?callbackUrl=http://",
  "?callbackUrl=/a&callbackUrl=x",
])("an address to return to that cannot be read is not: %s", (query) => {
  expect(ask(query).areValid).toBe(false);
});

test("a damaged cookie is not valid, and is named to be removed", () => {
  expect(ask("", "a=b; __Secure-next-auth.callback-url=x; c=d")).toEqual({
    areValid: false,
    cookies: ["__Secure-next-auth.callback-url"],
  });
  expect(ask("", "next-auth.callback-url=%ff").areValid).toBe(false);
  expect(ask("", "next-auth.callback-url=http%3A%2F%2Ffund.test%2Fdesk").areValid).toBe(true);
});

test.each([
  ["/desk", "https://fund.test/desk"],
  ["https://fund.test/people?x=1", "https://fund.test/people?x=1"],
  ["https://elsewhere.example/", "https://fund.test"],
  ["//elsewhere.example/", "https://fund.test"],
  ["/\\elsewhere.example", "https://fund.test"],
  ["http://", "https://fund.test"],
])("after a sign-in %s leads to %s", (url, expected) => {
  expect(safeReturn({ url, baseUrl: "https://fund.test" })).toBe(expected);
});
