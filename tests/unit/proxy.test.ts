import { NextRequest } from "next/server";
import { expect, test } from "vitest";
import { proxy } from "@/proxy";

const ask = (headers: Record<string, string> = {}) =>
  proxy(new NextRequest("http://localhost:3000/concept-notes?stage=draft", { headers }));

/** What Next hands on to the page is told in answer headers of this form. */
const handedOn = (answer: Response, name: string) => answer.headers.get(`x-middleware-request-${name}`);

test("lets no script run without the nonce of this very answer", () => {
  const policy = ask().headers.get("content-security-policy") ?? "";
  const scripts = policy.split("; ").find((directive) => directive.startsWith("script-src ")) ?? "";
  expect(scripts).toMatch(/^script-src 'self' 'nonce-[A-Za-z0-9+/]{22}==' 'strict-dynamic'$/);
  expect(policy).not.toContain("unsafe");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toContain("form-action 'self'");
  expect(ask().headers.get("content-security-policy")).not.toBe(policy);
});

test("believes no caller about the nonce", () => {
  expect(handedOn(ask({ "x-nonce": "mine" }), "x-nonce")).not.toBe("mine");
});
