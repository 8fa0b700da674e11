import { expect, test } from "vitest";
import { db } from "@/lib/kernel/db";
import { type RequestState, withRequestState } from "@/lib/kernel/request-state";
import { holdWholePool } from "@/tests/support/whole-pool";

const stateOf = (id: string): RequestState => ({ id, isOverloaded: false, isActionRead: false });

test("a request that gets no connection in time is marked as overloaded, and no other one is", async () => {
  const [waiting, answered] = [stateOf("waiting"), stateOf("answered")];
  await withRequestState(answered, () => db.$queryRaw`SELECT 1`);
  const giveBack = await holdWholePool();
  await expect(withRequestState(waiting, () => db.$queryRaw`SELECT 1`.then(() => "answered"))).rejects.toThrow();
  await giveBack();
  expect({ waiting: waiting.isOverloaded, answered: answered.isOverloaded }).toEqual({
    waiting: true,
    answered: false,
  });
});
