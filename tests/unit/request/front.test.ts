import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { pathForLog } from "@/lib/kernel/log";
import { reportActionRead, reportOverload } from "@/lib/kernel/request-state";
import { type AnsweredRequest, Front } from "@/lib/request/front";

const recorded: AnsweredRequest[] = [];
/** What the application behind the front does with a request of this test. */
let application: http.RequestListener;
const server = http.createServer((request, response) => application(request, response));
let port = 0;

beforeAll(async () => {
  new Front({
    own: "https://fund.example.org",
    trustedProxies: 0,
    mostAtOnce: 4,
    uploads: { atOnce: 2, waiting: 30 },
    record: (request) => recorded.push(request),
  }).install();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
  recorded.length = 0;
  application = (_, response) => response.setHeader("Content-Type", "text/html").end("<p>A page</p>");
});

type Init = { method?: string; headers?: Record<string, string>; body?: string };
type Answer = { status: number; headers: http.IncomingHttpHeaders; body: string };

/** Sends the address as it is written: `fetch` would correct it first. */
const ask = (path: string, { method = "GET", headers = {}, body }: Init = {}) =>
  new Promise<Answer>((resolve, reject) => {
    const sent = http.request({ port, host: "127.0.0.1", path, method, headers, agent: false }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.on("end", () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts).toString() }),
      );
    });
    sent.on("error", reject);
    sent.end(body);
  });

const ACTION = { "next-action": "a1", "content-type": "text/plain;charset=UTF-8" };

test.each([
  "/programmes/%ff",
  "/programmes/%",
  "/programmes/%c3%28",
  "/%00",
  "/themes/%0a",
  "/a\\b",
  "//elsewhere.example/",
  "http://elsewhere.example/",
  "*",
  `/${"a".repeat(8_001)}`,
])("answers the malformed address %s with 400, and records it", async (path) => {
  const { status, headers, body } = await ask(path, { headers: { accept: "text/html" } });
  expect(status).toBe(400);
  expect(headers["content-type"]).toBe("text/html; charset=utf-8");
  expect(body).toContain("This address is not valid");
  expect(headers["strict-transport-security"]).toBe("max-age=63072000; includeSubDomains");
  await vi.waitFor(() => expect(recorded).toMatchObject([{ status: 400, requestId: headers["x-request-id"] }]));
});

test.each(["/programmes/%25", "/donors?name=%ff", "/programmes/MMPTF-2024-001%20", "/%E2%80%8B"])(
  "hands the valid address %s on",
  async (path) => {
    expect((await ask(path)).status).toBe(200);
  },
);

test.each(["PUT", "DELETE", "PATCH", "PROPFIND", "TRACE"])(
  "answers %s with 405 and the methods it supports",
  async (method) => {
    const { status, headers } = await ask("/", { method });
    expect(status).toBe(405);
    expect(headers.allow).toBe("GET, HEAD, POST, OPTIONS");
  },
);

test("answers OPTIONS by itself for pages, and leaves those of the API to the API", async () => {
  expect(await ask("/donors", { method: "OPTIONS" })).toMatchObject({ status: 204, body: "" });
  expect(await ask("/api/v1/overview", { method: "OPTIONS" })).toMatchObject({ status: 200 });
});

test.each([
  [{ "sec-fetch-site": "cross-site" }, 403],
  [{ origin: "https://elsewhere.example" }, 403],
  [{ origin: "null" }, 403],
  [{ origin: "https://elsewhere.example", "x-forwarded-host": "elsewhere.example" }, 403],
  [{ origin: "https://fund.example.org", "sec-fetch-site": "same-origin" }, 200],
  [{}, 200],
])("answers a POST with %j with %i", async (headers, status) => {
  expect((await ask("/account", { method: "POST", headers: { ...ACTION, ...headers }, body: "[]" })).status).toBe(
    status,
  );
});

test("reads a page for a link on another site", async () => {
  const headers = { origin: "https://elsewhere.example", "sec-fetch-site": "cross-site" };
  expect((await ask("/donors", { headers })).status).toBe(200);
});

test("refuses a body above the limit before it is read", async () => {
  const headers = { ...ACTION, "content-length": String(7 * 1024 * 1024) };
  const sent = http.request({ port, host: "127.0.0.1", path: "/account", method: "POST", headers, agent: false });
  const status = await new Promise((resolve) => {
    sent.on("response", (answer) => resolve(answer.statusCode));
    sent.on("error", () => {});
    sent.flushHeaders();
  });
  sent.destroy();
  expect(status).toBe(413);
});

test("answers a form of a browser without scripts in the same way", async () => {
  application = (_, response) => {
    response.writeHead(500, { "Content-Type": "text/plain" }).end("Internal Server Error");
  };
  const headers = { "content-type": "multipart/form-data; boundary=x" };
  expect((await ask("/donors", { method: "POST", headers, body: "x" })).status).toBe(400);
  expect((await ask("/api/v1/overview", { method: "POST", headers, body: "x" })).status).toBe(500);
});

test("answers an action whose body could not be read with 400, and a fault of the action itself with 500", async () => {
  application = (_, response) => {
    response.statusCode = 500;
    response.setHeader("Content-Type", "text/plain");
    response.end("Unexpected end of JSON input at internal.js:12");
  };
  const { status, body } = await ask("/account", { method: "POST", headers: ACTION, body: "[" });
  expect(status).toBe(400);
  expect(JSON.parse(body)).toMatchObject({ title: "The request could not be read", status: 400 });
  expect(body).not.toContain("internal.js");

  application = (_, response) => {
    reportActionRead();
    response.writeHead(500, { "Content-Type": "text/x-component" }).end("fault");
  };
  expect((await ask("/account", { method: "POST", headers: ACTION, body: "[]" })).status).toBe(500);
});

test("answers with 503 and Retry-After where the database gave no connection, whatever was written", async () => {
  application = async (_, response) => {
    await new Promise((resolve) => setImmediate(resolve));
    reportOverload();
    response.writeHead(500, { "Content-Type": "text/html" });
    response.write("<p>This page ");
    response.end("could not be shown</p>");
  };
  const { status, headers, body } = await ask("/donors", { headers: { accept: "text/html" } });
  expect({ status, retry: headers["retry-after"] }).toEqual({ status: 503, retry: "5" });
  expect(body).toContain("The site cannot answer now");
  expect(body).not.toContain("could not be shown");
  expect(headers["content-length"]).toBe(String(Buffer.byteLength(body)));
});

test("answers the framework's bare fault as a page of its own, with the headers of every answer", async () => {
  application = (_, response) => {
    response.statusCode = 500;
    response.end("Internal Server Error");
  };
  const { status, headers, body } = await ask("/donors", { headers: { accept: "text/html" } });
  expect(status).toBe(500);
  expect(body).toContain("This page could not be shown");
  expect(headers["content-type"]).toBe("text/html; charset=utf-8");
  expect(headers["content-security-policy"]).toContain("default-src 'none'");
  expect(await ask("/donors", { method: "HEAD" })).toMatchObject({ status: 500, body: "" });
});

test("leaves answers below 500 as they are, and completes the charset", async () => {
  application = (_, response) => {
    reportOverload();
    response.writeHead(200);
    response.end("read before the pool was exhausted");
  };
  expect(await ask("/donors")).toMatchObject({ status: 200, body: "read before the pool was exhausted" });
  application = (_, response) => response.setHeader("Content-Type", "text/x-component").end("");
  expect((await ask("/donors")).headers["content-type"]).toBe("text/x-component; charset=utf-8");
});

test("answers requests beyond the limit at once with 503, and health always", async () => {
  const waiting: (() => void)[] = [];
  application = ({ url }, response) => {
    if (url === "/api/health") response.end("ok");
    else waiting.push(() => response.end("late"));
  };
  const late = Array.from({ length: 4 }, () => ask("/donors"));
  await vi.waitFor(() => expect(waiting).toHaveLength(4));
  expect((await ask("/donors")).status).toBe(503);
  expect((await ask("/api/health")).status).toBe(200);
  for (const end of waiting) end();
  expect((await Promise.all(late)).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  application = (_, response) => response.end("free again");
  expect((await ask("/donors")).status).toBe(200);
});

test("answers two large requests at a time; others wait unread in their order, and small ones do not wait", async () => {
  const arrived: string[] = [];
  const finish: (() => void)[] = [];
  application = (request, response) => {
    arrived.push(request.url ?? "");
    if (request.headers["content-length"] === "3") return void response.end("small");
    request.resume();
    finish.push(() => response.end("large"));
  };
  const large = (path: string) =>
    ask(path, { method: "POST", headers: ACTION, body: "x".repeat(70_000) }).then(({ body }) => body);
  const first = [large("/a"), large("/b")];
  await vi.waitFor(() => expect(finish).toHaveLength(2));
  const third = large("/c");
  expect((await ask("/small", { method: "GET", headers: { "content-length": "3" }, body: "abc" })).body).toBe("small");
  expect(arrived).toEqual(["/a", "/b", "/small"]);
  finish[0]?.();
  await vi.waitFor(() => expect(arrived).toEqual(["/a", "/b", "/small", "/c"]));
  for (const end of finish) end();
  expect(await Promise.all([...first, third])).toEqual(["large", "large", "large"]);
});

test("replaces what a caller wrote in headers that only this site writes", async () => {
  application = (request, response) => response.end(JSON.stringify(request.headers));
  const forged = {
    "x-forwarded-for": "203.0.113.9",
    "x-forwarded-host": "elsewhere.example",
    "x-forwarded-proto": "https",
    forwarded: "for=203.0.113.9",
    "x-nonce": "mine",
    "x-request-id": "mine",
    "x-path": "//elsewhere.example",
    "x-prefetch": "1",
  };
  const { body, headers } = await ask("/concept-notes?stage=draft&_rsc=1a2b", { headers: forged });
  const seen = JSON.parse(body) as Record<string, string>;
  expect(seen).toMatchObject({
    "x-forwarded-for": "127.0.0.1",
    "x-path": "/concept-notes?stage=draft",
    "x-request-id": headers["x-request-id"],
  });
  expect(seen["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
  for (const name of ["x-forwarded-host", "x-forwarded-proto", "forwarded", "x-nonce", "x-prefetch"])
    expect(seen).not.toHaveProperty(name);
});

test("marks what the router asks ahead of a click", async () => {
  application = (request, response) => response.end(String(request.headers["x-prefetch"]));
  const marks = [];
  for (const name of ["next-router-prefetch", "next-router-segment-prefetch", "rsc"])
    marks.push((await ask("/desk", { headers: { [name]: "1" } })).body);
  expect(marks).toEqual(["1", "1", "undefined"]);
});

test("records every request once, without its filters, and no file of the build", async () => {
  await ask("/_next/static/a.js");
  await ask("/desk?text=somebody%40example.org");
  await ask("/people", { method: "POST", body: "password=x" });
  await vi.waitFor(() => expect(recorded).toHaveLength(2));
  expect(recorded).toMatchObject([
    { method: "GET", path: "/desk", status: 200 },
    { method: "POST", path: "/people", status: 200 },
  ]);
  expect(recorded.every(({ ms }) => Number.isInteger(ms) && ms >= 0)).toBe(true);
});

test.each([
  ["/invitation/abcDEF_123?x=1", "/invitation/[token]"],
  ["//invitation/abcDEF_123", "//invitation/[token]"],
  ["/concept-notes/0198a3c2#history", "/concept-notes/0198a3c2"],
])("a one-time link or a filter never reaches the log: %s", (url, path) => {
  expect(pathForLog(url)).toBe(path);
});
