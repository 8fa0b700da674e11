import { NextRequest } from "next/server";
import { afterEach, expect, test, vi } from "vitest";
import { proxy } from "@/proxy";

const ask = (headers: Record<string, string> = {}) =>
  proxy(new NextRequest("http://localhost:3000/concept-notes?stage=draft", { headers }));

/** What Next hands on to the page is told in answer headers of this form. */
const handedOn = (answer: Response, name: string) => answer.headers.get(`x-middleware-request-${name}`);

afterEach(() => vi.unstubAllEnvs());

test("lets no script run without the nonce of this very answer", () => {
  const policy = ask().headers.get("content-security-policy") ?? "";
  const scripts = policy.split("; ").find((directive) => directive.startsWith("script-src ")) ?? "";
  expect(scripts).toMatch(/^script-src 'self' 'nonce-[A-Za-z0-9+/]{22}==' 'strict-dynamic'$/);
  expect(policy).not.toContain("unsafe");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toContain("form-action 'self'");
  expect(ask().headers.get("content-security-policy")).not.toBe(policy);
});

test("believes no caller about nonce, identifier or path", () => {
  const answer = ask({ "x-nonce": "mine", "x-request-id": "mine", "x-path": "//elsewhere.example" });
  expect(handedOn(answer, "x-path")).toBe("/concept-notes?stage=draft");
  expect(handedOn(answer, "x-nonce")).not.toBe("mine");
  expect(handedOn(answer, "x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  expect(answer.headers.get("x-request-id")).toBe(handedOn(answer, "x-request-id"));
});

test("binds browsers to https only where people type an https address", () => {
  vi.stubEnv("NEXTAUTH_URL", "http://localhost:3000");
  expect(ask().headers.get("strict-transport-security")).toBeNull();
  vi.stubEnv("NEXTAUTH_URL", "https://fund.example.org");
  expect(ask().headers.get("strict-transport-security")).toContain("max-age=");
});

test.each([
  ["POST", "cross-site", 403],
  ["DELETE", "cross-site", 403],
  ["POST", "same-origin", 200],
  ["GET", "cross-site", 200],
])("answers a %s that its browser calls %s with %i", (method, site, status) => {
  const request = new NextRequest("http://localhost:3000/account", { method, headers: { "sec-fetch-site": site } });
  expect(proxy(request).status).toBe(status);
});
