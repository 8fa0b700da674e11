import path from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { type Actor, can, type Role, ROLES } from "@/lib/access/permissions";
import { type Command, frameOf } from "@/lib/command";
import { db } from "@/lib/kernel/db";
import { Refusal } from "@/lib/kernel/refusal";
import { filesIn } from "@/tests/support/files";
import { HOSTILE_VALUES, valueOf } from "@/tests/support/hostile";
import { ownerQuery } from "@/tests/support/postgres";
import { signedInAs } from "@/tests/support/signed-in";
import { decision, deposit, type People, seen, setPeople, wayOf } from "../concept-notes/way";

vi.mock("next/headers", async () => (await import("@/tests/support/signed-in")).nextHeaders);
vi.mock("next/cache", async () => (await import("@/tests/support/signed-in")).nextCache);
vi.mock("@/lib/request/session", async () => (await import("@/tests/support/signed-in")).session);

/** Cases for each command; npm run fuzz tries many more. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 10);

const ROOT = path.resolve(import.meta.dirname, "../../..");
const modules = async (isWanted: (file: string) => boolean, folder: string) =>
  Promise.all(
    filesIn(folder)
      .filter(isWanted)
      .map(async (file) => ({ file, exports: (await import(path.join(ROOT, file))) as Record<string, unknown> })),
  );

const commands = (await modules((file) => /[./]commands\.ts$/.test(file), "lib")).flatMap(({ exports }) =>
  Object.entries(exports).flatMap(([name, value]) => {
    const frame = frameOf(value);
    return frame ? [{ name, command: value as Command<unknown>, ...frame }] : [];
  }),
);

type Action = (...values: unknown[]) => Promise<unknown>;
const actions = (await modules((file) => file.endsWith("/actions.ts"), "app")).flatMap(({ exports }) =>
  Object.entries(exports).map(([name, value]) => ({ name, action: value as Action })),
);

let people: People;
let ids: string[];
const actors = new Map<Role, Actor>();

/** Records of many kinds and stages, so that an identifier that is made up of them finds something. */
beforeAll(async () => {
  people = await setPeople();
  const way = wayOf(people);
  await way.draft();
  await way.submitted();
  await way.inReview();
  const recommended = await way.recommended();
  await (
    await import("@/lib/committee/decision.commands")
  ).recordDecision(
    people.fmuHead,
    decision([{ ...(await seen(recommended)), outcome: "endorsed", amountUsd: "2000000" }]),
  );
  await deposit(people, "9000000");
  await way.invited();
  await way.funded();
  for (const role of ROLES) {
    const person = await db.person.findFirst({ where: { roles: { some: { role } } } });
    if (person) actors.set(role, { ...person, roles: [role] });
  }
  const tables = await ownerQuery<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.columns
      WHERE table_schema = 'public' AND column_name = 'id' AND data_type = 'uuid' ORDER BY 1`,
  );
  const found = await Promise.all(
    tables.map(({ name }) => ownerQuery<{ id: string }>(`SELECT id FROM "${name}" ORDER BY id LIMIT 6`)),
  );
  ids = found.flat().map(({ id }) => id);
}, 120_000);

/** Every third value in the bounded run, another third for each role; all of them in the long run. */
const SHARES = { fmu_head: 0, admin: 1, agency: 2 } as const;
const sample = (values: readonly unknown[], role: keyof typeof SHARES) =>
  values.filter((_, index) => RUNS > 10 || index % 3 === SHARES[role]);

let parsed = 0;

/** What a command answers: nothing but a value or a refusal. */
async function faultOf(work: () => Promise<unknown>): Promise<unknown> {
  try {
    await work();
    return null;
  } catch (error) {
    return error instanceof Refusal ? null : error;
  }
}

describe("every command answers whatever it is sent with a value or a refusal", () => {
  afterAll(() => {
    // A run that the schemas refuse everywhere would try nothing behind them.
    expect(parsed).toBeGreaterThan((commands.length * RUNS) / 4);
  });

  test("all commands are tried", () => {
    expect(commands.length).toBeGreaterThan(60);
  });

  test.each(commands)("$name", { timeout: 600_000 }, async ({ command, input, permission }) => {
    const schema = z.toJSONSchema(input, { io: "input", unrepresentable: "any", reused: "inline" });
    const inputs = valueOf(schema as Parameters<typeof valueOf>[0], "", { ids });
    const allowed = [...actors.values()].filter((actor) => can(actor, permission));
    const tried = allowed.length > 0 ? allowed : [...actors.values()];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...tried), inputs, async (actor, value) => {
        if (input.safeParse(value).success) parsed += 1;
        expect(await faultOf(() => command(actor, value))).toBeNull();
      }),
      { numRuns: RUNS },
    );
    const [stranger] = [...actors.values()].filter((actor) => !can(actor, permission));
    if (stranger) expect(await faultOf(() => command(stranger, {}))).toBeNull();
  });
});

describe("every server action answers whatever it is sent", () => {
  test.each(actions)("$name", { timeout: 600_000 }, async ({ action }) => {
    signedInAs(null);
    expect(await faultOf(() => action({ in: [] }, { in: [] }, { in: [] }))).toBeNull();
    // What no role but theirs may do is refused before the input is read; the commands above are tried by every role.
    for (const role of ["fmu_head", "admin", "agency"] as const) {
      signedInAs(actors.get(role) ?? null);
      for (const value of sample(HOSTILE_VALUES, role)) {
        expect(await faultOf(() => action(value, value, value))).toBeNull();
      }
    }
  });
});
