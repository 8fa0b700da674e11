import http from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { distrustForwardedHeaders } from "@/lib/kernel/forwarded";

test("a caller cannot write its own address, host or scheme", async () => {
  distrustForwardedHeaders();
  const server = http.createServer((request, response) => response.end(JSON.stringify(request.headers)));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;

  const forged = { "x-forwarded-for": "203.0.113.9", "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" };
  const answer = await fetch(`http://127.0.0.1:${port}/`, { headers: { ...forged, forwarded: "for=203.0.113.9" } });
  const seen = (await answer.json()) as Record<string, string>;
  await new Promise((resolve) => server.close(resolve));

  expect(seen["x-forwarded-for"]).toBe("127.0.0.1");
  expect(Object.keys(seen)).not.toEqual(expect.arrayContaining(["x-forwarded-host"]));
  expect(seen).not.toHaveProperty("x-forwarded-proto");
  expect(seen).not.toHaveProperty("forwarded");
});
