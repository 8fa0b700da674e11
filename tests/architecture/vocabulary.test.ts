import { expect, test } from "vitest";
import { filesIn, textOf } from "@/tests/support/files";

/** The roles of files in a domain module (README, map): `<topic>.<role>.ts`. */
const ROLES = ["schema", "labels", "scope", "steps", "commands", "queries", "constraints", "worker"];
/** A file without a role is pure and named after what it holds. */
const NAMED = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)?\.ts$/;
const roleOf = (name: string) => /^(?:.+\.)?([a-z]+)\.ts$/.exec(name)?.[1] ?? "";
/** What is not a domain module. */
const FREE = ["kernel", "request"];

const inModules = filesIn("lib").map((file) => file.split("/").slice(1));

test("every file in a domain module is named after its topic, and its suffix is a role", () => {
  const strays = inModules.filter(([module = "", ...rest]) => {
    const name = rest.at(-1) ?? "";
    if (rest.length === 0 || FREE.includes(module)) return false;
    const hasTopic = name.split(".").length > 2;
    const isBareRole = !hasTopic && [...ROLES, "rules"].includes(roleOf(name));
    return !NAMED.test(name) || isBareRole || (hasTopic && !ROLES.includes(roleOf(name)));
  });
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
  const WITHOUT_ACTOR = [
    "signIn",
    "signOut",
    "resumeSession",
    "markFailuresRead",
    "findInvitation",
    "acceptInvitation",
    "recoverAccount",
    "inviteFirstAdministrator",
    "resolveRoles",
  ];
  const outside = filesIn("lib")
    .filter((file) => /\.commands\.ts$/.test(file))
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
