import { expect, test } from "vitest";
import { filesIn, textOf } from "@/tests/support/files";

/** The closed vocabulary of a domain module (README, map of the house). */
const WORDS = ["schema", "rules", "stages", "labels", "scope", "steps", "commands", "queries"];
/** What is not a domain module: the kernel, the edges, and what has a vocabulary of its own. */
const FREE = ["kernel", "access", "audit", "request", "open-data"];

const inModules = filesIn("lib").map((file) => file.split("/").slice(1));

test("every file in a domain module is a word of the vocabulary", () => {
  const strays = inModules.filter(
    ([module = "", ...rest]) =>
      rest.length > 0 && !FREE.includes(module) && !WORDS.some((word) => rest.at(-1) === `${word}.ts`),
  );
  expect(strays).toEqual([]);
});

test("no module hides things in a drawer", () => {
  const drawers = ["index", "utils", "helpers", "service", "types", "common", "misc"];
  const found = [...filesIn("lib"), ...filesIn("components")].filter((file) =>
    drawers.some((drawer) => new RegExp(`/${drawer}\\.tsx?$`).test(file)),
  );
  expect(found).toEqual([]);
});

test("every exported command is made by the frame, or is one of the acts of somebody who is not signed in", () => {
  const WITHOUT_ACTOR = ["signIn", "signOut", "acceptInvitation", "inviteFirstAdministrator"];
  const outside = filesIn("lib")
    .filter((file) => file.endsWith("/commands.ts"))
    .flatMap((file) => {
      const exported = [...textOf(file).matchAll(/^export (?:async )?(?:const|function) (\w+)(.*)$/gm)];
      return exported
        .filter(
          ([, name = "", rest = ""]) =>
            !rest.includes("defineCommand(") && !rest.includes("define") && !WITHOUT_ACTOR.includes(name),
        )
        .map(([, name]) => `${file}: ${name}`);
    });
  expect(outside).toEqual([]);
});
