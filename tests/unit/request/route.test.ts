import { beforeEach, expect, test, vi } from "vitest";
import { Refusal } from "@/lib/kernel/refusal";
import { answer } from "@/lib/request/route";

const logged = vi.hoisted(() => [] as unknown[]);
vi.mock("@/lib/kernel/log", () => ({ log: () => ({ error: (fact: unknown) => logged.push(fact) }) }));
beforeEach(() => {
  logged.length = 0;
});

const ask = (error: Error) =>
  answer(new Request("http://fund.test/api/v1/overview?asOf=x", { headers: { "x-request-id": "request-1" } }), () =>
    Promise.reject(error),
  );

test("a fault is answered with its identifier and nothing of what it was; all of it goes to the log", async () => {
  const fault = new TypeError("The password of postgresql://owner:secret@host is wrong.");
  const response = await ask(fault);
  expect([response.status, response.headers.get("content-type")]).toEqual([500, "application/problem+json"]);
  expect(await response.json()).toEqual({
    type: "about:blank",
    title: "This page could not be shown",
    status: 500,
    detail: "An error occurred on the server. It is recorded. Try again later.",
    instance: "/api/v1/overview",
    id: "request-1",
  });
  expect(logged).toEqual([{ err: fault, requestId: "request-1", path: "/api/v1/overview" }]);
});

test("a refusal is a problem in its own words, with a sentence for each wrong input, and no fault", async () => {
  const response = await ask(new Refusal("invalid", "Enter a day.", { asOf: "Enter a day." }));
  expect(response.status).toBe(400);
  expect(await response.json()).toEqual({
    type: "about:blank",
    title: "The request is not valid",
    status: 400,
    detail: "Enter a day.",
    instance: "/api/v1/overview",
    fields: { asOf: "Enter a day." },
  });
  expect(logged).toEqual([]);
});
