import { expect, test } from "vitest";
import { z } from "zod";
import { defineCommand, NOTHING } from "@/lib/command";
import { db, type Tx } from "@/lib/kernel/db";
import { setStage, type Stage } from "@/tests/integration/contributions/stage";

const limitOf = async (tx: Pick<Tx, "$queryRaw">) => {
  const [row] = await tx.$queryRaw<{ limit: string }[]>`SELECT current_setting('statement_timeout') AS limit`;
  return row?.limit;
};

const limitIn = async ({ cast }: Stage, time: { timeoutMs?: number }) => {
  const command = defineCommand({
    input: z.object({}),
    permission: "overview.read",
    ...NOTHING,
    ...time,
    async apply({ tx }) {
      const event = { name: "import.run", subjectType: "import", subjectId: "none" } as const;
      return { value: await limitOf(tx), event };
    },
  });
  return (await command(cast.auditor, {})).value;
};

test("each statement of a long act has the act's own time, and of any other the usual one", async () => {
  const stage = await setStage();
  expect(await limitIn(stage, { timeoutMs: 120_000 })).toBe("2min");
  expect(await limitIn(stage, {})).toBe("15s");
  expect(await limitOf(db)).toBe("15s");
});
