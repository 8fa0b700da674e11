import { setTimeout as sleep } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { invitePerson } from "@/lib/people/person.commands";
import { acceptInvitation } from "@/lib/people/sign-in/sign-in.commands";
import { createCast } from "@/prisma/seed/cast";
import { startInstance } from "@/tests/support/e2e-server";
import { largeWorkbook, workbookOfParts } from "@/tests/support/heavy-workbooks";
import { sessionOf } from "@/tests/support/sign-in";
import { sendWorkbook } from "@/tests/support/upload";
import { buildIfNeeded } from "../../scripts/build.ts";
import { TEST_PASSWORD } from "../../scripts/support/throw-away.ts";

/**
 * How long the health check of an instance takes while people upload large workbooks, against an idle instance. The
 * ratio is at most 3. Measures and prints; asserts nothing, because the speed of a machine is no defect.
 */
const PEOPLE = 12;
const ROUNDS = 10;
const IDLE_ANSWERS = 200;
const PAUSE_MS = 20;
const TARGET = 3;
const say = (line: string) => process.stdout.write(`${line}\n`);

/** Starts to measure health answers; `stop` ends the measurement and gives its times in milliseconds. */
function measureHealth(url: string): { times: number[]; stop: () => Promise<number[]> } {
  const times: number[] = [];
  const probe = new Worker(new URL("./health-probe.mjs", import.meta.url), { workerData: { url, pauseMs: PAUSE_MS } });
  probe.on("message", ({ status, ms }: { status: number; ms: number }) => {
    if (status !== 200) say(`Health answered ${status}.`);
    times.push(ms);
  });
  return { times, stop: () => probe.terminate().then(() => times) };
}

async function measureIdle(url: string): Promise<number[]> {
  const { times, stop } = measureHealth(url);
  while (times.length < IDLE_ANSWERS) await sleep(PAUSE_MS);
  return stop();
}

async function measureDuring(url: string, work: () => Promise<unknown>): Promise<number[]> {
  const { times, stop } = measureHealth(url);
  // The start of the measuring thread is no part of what is measured.
  while (times.length === 0) await sleep(PAUSE_MS);
  await work();
  return (await stop()).slice(1);
}

/** Every person sends the workbook at the same time, several times. */
async function sendRounds(url: string, sessions: readonly string[], bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  for (let round = 0; round < ROUNDS; round++)
    await Promise.all(sessions.map((session) => sendWorkbook(url, session, bytes)));
}

const percentile95 = (times: readonly number[]) =>
  [...times].sort((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1] ?? Number.NaN;

async function signInPeople(url: string): Promise<string[]> {
  const { admin } = await createCast(TEST_PASSWORD, () => undefined);
  const sessions: string[] = [];
  for (let number = 1; number <= PEOPLE; number++) {
    const email = `officer-${number}@bench.local`;
    const person = { email, name: `Officer ${number}`, organisationId: null, roles: ["fmu_officer"] };
    const { value } = await invitePerson(admin, person);
    await acceptInvitation({ token: value.token, password: TEST_PASSWORD }, { address: "192.0.2.1" });
    sessions.push(await sessionOf(email, url));
  }
  return sessions;
}

await buildIfNeeded();
const instance = await startInstance();
try {
  const { url } = instance;
  const sessions = await signInPeople(url);
  await sendRounds(url, sessions, await workbookOfParts(0));
  await measureIdle(url);
  const idle = percentile95(await measureIdle(url));
  say("\nHealth check, 95th percentile in milliseconds".padEnd(62) + "idle    during     ratio   answers");
  // The smallest workbook shows what the requests themselves cost, without the reading.
  const workbooks = [
    ["the smallest workbook", await workbookOfParts(0)],
    ["workbooks of 90,000 cells", await largeWorkbook()],
    ["workbooks of 3,000 parts", await workbookOfParts(3_000)],
  ] as const;
  for (const [name, bytes] of workbooks) {
    const times = await measureDuring(url, () => sendRounds(url, sessions, bytes));
    const during = percentile95(times);
    const columns = [idle.toFixed(1), during.toFixed(1), `× ${(during / idle).toFixed(1)}`, String(times.length)];
    say(
      `${PEOPLE} people upload ${name} (target × ${TARGET})`.padEnd(55) +
        columns.map((column) => column.padStart(10)).join(""),
    );
  }
} finally {
  await instance.stop();
}
process.exit(0);
