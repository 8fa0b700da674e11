import { expect, test } from "vitest";
import { filesIn, textOf } from "@/tests/support/files";

/** Each rung may use the rungs to its left, and itself. */
const LADDER = [
  ["kernel"],
  ["reporting-dates"],
  ["access"],
  ["audit"],
  ["command"],
  ["organisations"],
  ["places"],
  ["themes"],
  ["people"],
  ["fund"],
  ["rates"],
  ["ledger"],
  ["contributions"],
  ["earmarks"],
  ["concept-notes"],
  ["programmes"],
  ["simulation"],
  ["committee"],
  ["transfers"],
  ["overview"],
  ["status"],
  ["journal"],
  ["statements"],
  ["imports"],
  ["reconciliation"],
  ["open-data"],
];
const rungOf = (module: string) => LADDER.findIndex((rung) => rung.includes(module));

const imports = filesIn("lib").flatMap((file) => {
  const from = file.split("/")[1]?.replace(/\.ts$/, "") ?? "";
  return [...textOf(file).matchAll(/from "@\/lib\/([a-z-]+)/g)].map((found) => ({ file, from, to: found[1] ?? "" }));
});

test("every module stands on the ladder or is the request side", () => {
  const modules = new Set(imports.flatMap(({ from, to }) => [from, to]));
  expect([...modules].filter((module) => rungOf(module) < 0 && module !== "request")).toEqual([]);
});

test("a module uses only what stands below it", () => {
  const uphill = imports.filter(({ from, to }) => {
    if (from === to || from === "request") return false;
    return rungOf(to) > rungOf(from);
  });
  expect(uphill.map(({ file, to }) => `${file} uses ${to}`)).toEqual([]);
});

test("nothing in the domain uses the request side", () => {
  expect(imports.filter(({ from, to }) => to === "request" && from !== "request")).toEqual([]);
});

test("no command uses another module's commands", () => {
  const found = filesIn("lib").filter(
    (file) => file.endsWith("commands.ts") && /from "(@\/lib\/[^"]+|\.\.?)[./]([^"]*[./])?commands"/.test(textOf(file)),
  );
  expect(found).toEqual([]);
});
