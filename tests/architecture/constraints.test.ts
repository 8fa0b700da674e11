import { expect, test } from "vitest";
import { z } from "zod";
import { frameOf } from "@/lib/command";
import { CONSTRAINTS } from "@/lib/constraints";
import type { Constraints } from "@/lib/kernel/constraint-refusal";
import { filesIn } from "@/tests/support/files";

type Described = { properties?: Record<string, Described>; anyOf?: Described[]; allOf?: Described[] };

const files = filesIn("lib").filter((file) => file.endsWith(".constraints.ts"));
const recordsOf = async (file: string) => Object.values((await import(/* @vite-ignore */ `@/${file}`)) as object);

/** The names of the fields of an input; nested names use dots. */
function fieldsOf(described: Described, above = ""): string[] {
  const own = Object.entries(described.properties ?? {}).flatMap(([name, inner]) => [
    `${above}${name}`,
    ...fieldsOf(inner, `${above}${name}.`),
  ]);
  return [...own, ...[...(described.anyOf ?? []), ...(described.allOf ?? [])].flatMap((part) => fieldsOf(part, above))];
}

/** Of the commands of a module; of all commands for the ledger, which other modules post to. */
async function fieldsOfCommands(module: string): Promise<Set<string>> {
  const folder = module === "ledger" ? "lib/" : `lib/${module}/`;
  const commands = filesIn("lib").filter((file) => file.startsWith(folder) && file.endsWith(".commands.ts"));
  const modules = await Promise.all(commands.map((file) => import(/* @vite-ignore */ `@/${file}`) as Promise<object>));
  const inputs = modules.flatMap((one) => Object.values(one)).flatMap((value) => frameOf(value)?.input ?? []);
  return new Set(
    inputs.flatMap((input) => fieldsOf(z.toJSONSchema(input, { io: "input", unrepresentable: "any" }) as Described)),
  );
}

test("the sentences of every module are among those of the application, each name in one module", async () => {
  const names = (await Promise.all(files.map(recordsOf))).flat().flatMap((record: object) => Object.keys(record));
  expect(names.length).toBeGreaterThan(100);
  expect(names.filter((name) => !Object.hasOwn(CONSTRAINTS, name))).toEqual([]);
  expect(names.filter((name, at) => names.indexOf(name) < at)).toEqual([]);
});

test("a sentence is at a field that a command of its module has in its input", async () => {
  expect(await fieldsOfCommands("contributions")).toContain("entry.amount");
  const unknown = [];
  for (const file of files) {
    const known = await fieldsOfCommands(file.split("/")[1] ?? "");
    const records = (await recordsOf(file)) as Constraints[];
    for (const [name, [, , field]] of records.flatMap((record) => Object.entries(record)))
      if (field !== undefined && !known.has(field)) unknown.push(`${name}: ${field}`);
  }
  expect(unknown).toEqual([]);
});
