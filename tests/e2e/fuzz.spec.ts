import { type Role } from "@/lib/access/permissions";
import { ACCESS } from "../support/access-table";
import { emailOf } from "../support/cast";
import { HOSTILE_TEXTS } from "../support/hostile";
import { expect, test } from "../support/journey";
import { runUrl, SESSION, sessionOf } from "../support/sign-in";

/** Every parameter that a page, a file or an address for machines reads. */
const PARAMETERS = [
  "asOf",
  "knownOn",
  "from",
  "print",
  "region",
  "sort",
  "after",
  "text",
  "view",
  "stage",
  "bucket",
  "area",
  "place",
  "organisation",
  "donor",
  "kind",
  "year",
  "earmark",
  "currency",
  "role",
  "state",
  "act",
  "programme",
  "subjectId",
  "step",
  "show",
  "page",
  "explain",
  "scenario",
  "note",
  "move",
  "record",
  "done",
  "on",
  "closed",
  "next",
  "source",
];
const isLong = Number(process.env.FUZZ_RUNS ?? 10) > 10;

/** Addresses that can be written: what cannot (`%ff`) never reaches a page. A header holds no address of 20,000 letters. */
const VALUES = HOSTILE_TEXTS.filter((text) => text.isWellFormed() && text.length < 2_000);

/** A number that depends on the seed and a word, so that the bounded run tries another part of all with another seed. */
function numberOf(word: string): number {
  let number = Number(process.env.SEED ?? 7);
  for (const letter of word) number = (number * 31 + letter.charCodeAt(0)) % 1_000_003;
  return number;
}

const routes = Object.entries(ACCESS)
  .filter(([file]) => !file.startsWith("app/api/auth/"))
  .map(([file, access]) => {
    const parts = file.split("/").slice(1, -1);
    return { access, path: `/${parts.filter((part) => !part.startsWith("(")).join("/")}` };
  });

/** The addresses of one route: each part that is open, and each parameter, with hostile values. */
function addressesOf(route: string): string[] {
  const at = (value: string) => route.replaceAll(/\[[^\]]+\]/g, () => encodeURIComponent(value) || "x");
  const parts = route.includes("[") ? VALUES.filter((value) => !/^\.*$/.test(value)).map(at) : [];
  const queries = PARAMETERS.flatMap((name) =>
    [...VALUES, "x&" + name + "=y"].map((value) =>
      value.startsWith("x&") ? `${name}=${value}` : `${name}=${encodeURIComponent(value)}`,
    ),
  ).map((query) => `${at("1")}?${query}`);
  const all = [...parts, ...queries];
  const share = isLong ? 200 : 6;
  const begin = numberOf(route);
  return Array.from({ length: Math.min(share, all.length) }, (_, index) => {
    const place = (begin + index * 37) % all.length;
    return all[place] ?? "/";
  });
}

async function faultsAt(addresses: readonly string[], cookie?: string): Promise<string[]> {
  const faults: string[] = [];
  const waiting = [...addresses];
  const take = async () => {
    for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
      const headers = cookie ? { cookie } : undefined;
      const answer = await fetch(`${runUrl()}${address}`, { redirect: "manual", ...(headers && { headers }) });
      await answer.arrayBuffer();
      if (answer.status >= 500) faults.push(`${answer.status} ${address}`);
    }
  };
  await Promise.all([take(), take()]);
  return faults;
}

test("no public address answers with a fault, whatever its parameters are", async () => {
  test.setTimeout(isLong ? 3_600_000 : 240_000);
  const open = routes.filter(({ access }) => access === "public");
  expect(open.length).toBeGreaterThan(10);
  expect(await faultsAt(open.flatMap(({ path }) => addressesOf(path)))).toEqual([]);
});

for (const role of ["fmu_head", "admin"] satisfies Role[])
  test(`no address answers ${role} with a fault, whatever its parameters are`, async () => {
    test.setTimeout(isLong ? 3_600_000 : 240_000);
    const cookie = `${SESSION}=${await sessionOf(emailOf(role))}`;
    const office = routes.filter(({ access }) => access !== "public").flatMap(({ path }) => addressesOf(path));
    const tried = isLong ? office : office.filter((_, index) => index % 2 === (role === "admin" ? 1 : 0));
    expect(await faultsAt(tried, cookie)).toEqual([]);
  });
