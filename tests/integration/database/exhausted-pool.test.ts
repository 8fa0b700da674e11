import { expect, test } from "vitest";
import { db } from "@/lib/kernel/db";
import { readSettings } from "@/lib/kernel/env";
import { type RequestState, withRequestState } from "@/lib/kernel/request-state";

const stateOf = (id: string): RequestState => ({ id, isOverloaded: false, isActionRead: false });

test("a request that gets no connection in time is marked as overloaded, and no other one is", async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  const [waiting, answered] = [stateOf("waiting"), stateOf("answered")];
  await withRequestState(answered, () => db.$queryRaw`SELECT 1`);
  const begun: Promise<void>[] = [];
  const ended = Array.from({ length: readSettings().DB_POOL }, () =>
    db.$transaction((tx) => {
      const first = tx.$queryRaw`SELECT 1`.then(() => undefined);
      begun.push(first);
      return first.then(() => held);
    }),
  );
  await expect.poll(() => begun.length).toBe(readSettings().DB_POOL);
  await expect(withRequestState(waiting, () => db.$queryRaw`SELECT 1`.then(() => "answered"))).rejects.toThrow();
  release();
  await Promise.all(ended);
  expect({ waiting: waiting.isOverloaded, answered: answered.isOverloaded }).toEqual({
    waiting: true,
    answered: false,
  });
});
