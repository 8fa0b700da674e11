import { expect, test } from "vitest";
import { softwareLicences } from "@/lib/kernel/software-licences";
import manifest from "@/package.json";

test("every package that the application is built on has its version and its licence", () => {
  const listed = softwareLicences();
  expect(listed.map(({ name }) => name).sort()).toEqual(Object.keys(manifest.dependencies).sort());
  expect(listed.filter(({ version, licence }) => version === "" || licence === "")).toEqual([]);
  expect(listed).toContainEqual({ name: "world-countries", version: "5.1.0", licence: "ODbL-1.0" });
});
