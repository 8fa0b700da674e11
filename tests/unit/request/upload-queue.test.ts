import { EventEmitter } from "node:events";
import type http from "node:http";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { isUpload, UploadQueue } from "@/lib/request/upload-queue";

const newResponse = () => new EventEmitter() as unknown as http.ServerResponse;

/** The pause between two uploads, in milliseconds. */
const PAUSE = 50;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("takes files of any size and large bodies for uploads, and no other request", () => {
  const file = { "content-type": "multipart/form-data; boundary=x", "content-length": "900" };
  const text = { "content-type": "text/plain;charset=UTF-8" };
  expect(isUpload({ method: "POST", headers: file })).toBe(true);
  expect(isUpload({ method: "POST", headers: { ...text, "content-length": "70000" } })).toBe(true);
  expect(isUpload({ method: "POST", headers: { ...text, "transfer-encoding": "chunked" } })).toBe(true);
  expect(isUpload({ method: "POST", headers: { ...text, "content-length": "5000" } })).toBe(false);
  expect(isUpload({ method: "GET", headers: {} })).toBe(false);
});

test("starts the next upload only after a pause, so that other requests are answered in between", () => {
  const queue = new UploadQueue({ atOnce: 1, waiting: 2 });
  const started: string[] = [];
  const [a, b] = [newResponse(), newResponse()];
  queue.enter({ request: { complete: true }, response: a, start: () => started.push("a") });
  queue.enter({ request: { complete: true }, response: b, start: () => started.push("b") });
  a.emit("close");
  vi.advanceTimersByTime(PAUSE - 1);
  expect(started).toEqual(["a"]);
  vi.advanceTimersByTime(1);
  expect(started).toEqual(["a", "b"]);
});

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
  vi.advanceTimersByTime(PAUSE);
  expect(started).toEqual(["a", "c"]);
  c.emit("close");
  vi.advanceTimersByTime(PAUSE);
  expect(started).toEqual(["a", "c", "d"]);
});

test("lets the next one start while a slow body arrives, and counts each place once", () => {
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
  vi.advanceTimersByTime(PAUSE);
  expect(started).toEqual(["slow", "next"]);
  next.emit("close");
  vi.advanceTimersByTime(PAUSE);
  expect(started).toEqual(["slow", "next", "last"]);
});
