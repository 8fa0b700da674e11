import { EventEmitter } from "node:events";
import type http from "node:http";
import { expect, test, vi } from "vitest";
import { UploadQueue } from "@/lib/request/upload-queue";

const newResponse = () => new EventEmitter() as unknown as http.ServerResponse;

test("refuses what does not fit the queue, and forgets who left it", () => {
  const queue = new UploadQueue({ atOnce: 1, waiting: 2 });
  const started: string[] = [];
  const [a, b, c, d] = [newResponse(), newResponse(), newResponse(), newResponse()];
  const enter = (response: http.ServerResponse, name: string) =>
    queue.enter({ request: { complete: true }, response, start: () => started.push(name) });
  expect([enter(a, "a"), enter(b, "b"), enter(c, "c"), enter(d, "d")]).toEqual([true, true, true, false]);
  expect(started).toEqual(["a"]);
  b.emit("close");
  expect(enter(d, "d")).toBe(true);
  a.emit("close");
  expect(started).toEqual(["a", "c"]);
  c.emit("close");
  expect(started).toEqual(["a", "c", "d"]);
});

test("lets the next one start while a slow body arrives, and counts each place once", () => {
  vi.useFakeTimers();
  const queue = new UploadQueue({ atOnce: 1, waiting: 2 });
  const started: string[] = [];
  const [slow, next, last] = [newResponse(), newResponse(), newResponse()];
  const enter = (response: http.ServerResponse, name: string, complete: boolean) =>
    queue.enter({ request: { complete }, response, start: () => started.push(name) });
  enter(slow, "slow", false);
  enter(next, "next", true);
  enter(last, "last", true);
  vi.advanceTimersByTime(1_999);
  expect(started).toEqual(["slow"]);
  vi.advanceTimersByTime(10_000);
  expect(started).toEqual(["slow", "next"]);
  slow.emit("close");
  expect(started).toEqual(["slow", "next"]);
  next.emit("close");
  expect(started).toEqual(["slow", "next", "last"]);
  vi.useRealTimers();
});
