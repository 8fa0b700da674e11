import { db } from "@/lib/kernel/db";
import { readSettings } from "@/lib/kernel/env";

/** Takes every connection of the pool and waits until all are taken; the answer gives them back. */
export async function holdWholePool(): Promise<() => Promise<unknown>> {
  let giveBack = () => {};
  const held = new Promise<void>((resolve) => (giveBack = resolve));
  const ended: Promise<unknown>[] = [];
  const hold = () =>
    new Promise<void>((taken) => {
      const transaction = db.$transaction(async (tx) => {
        await tx.$queryRaw`SELECT 1`;
        taken();
        await held;
      });
      ended.push(transaction);
    });
  await Promise.all(Array.from({ length: readSettings().DB_POOL }, hold));
  return () => {
    giveBack();
    return Promise.all(ended);
  };
}
