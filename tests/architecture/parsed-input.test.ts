import { expect, test } from "vitest";
import { frameOf } from "@/lib/command";
import { filesIn, textOf } from "@/tests/support/files";

const isActions = (file: string) => /^app\/.*\/actions\.ts$/.test(file);

test("server actions are only in actions.ts, where the linter requires unknown parameters", () => {
  const files = ["app", "components", "lib"].flatMap(filesIn).filter((file) => /["']use server["']/.test(textOf(file)));
  expect(files.length).toBeGreaterThan(10);
  expect(files.filter((file) => !isActions(file))).toEqual([]);
});

test("every server action sends its input through a command or through a schema", () => {
  const actions = filesIn("app")
    .filter(isActions)
    .flatMap((file) =>
      textOf(file)
        .split(/^export async function /m)
        .slice(1)
        .map((text) => ({ name: text.slice(0, text.indexOf("(")), text })),
    );
  const PARSING = /\b(perform|performInBackground|performWithSession|performSignedOut|ask)\(/;
  expect(actions.length).toBeGreaterThan(60);
  expect(actions.filter(({ text }) => !PARSING.test(text)).map(({ name }) => name)).toEqual([]);
});

test("no page and no action silences the rules on input that was not parsed", () => {
  const silenced = filesIn("app").filter((file) => textOf(file).includes("eslint-disable"));
  expect(silenced).toEqual([]);
});

test("a function that only looks like a command is none", () => {
  expect(frameOf(() => Promise.resolve({}))).toBeUndefined();
});
