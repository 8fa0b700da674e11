import { expect, test } from "vitest";
import { ACCESS } from "@/tests/support/access-table";
import { filesIn } from "@/tests/support/files";

test("every page and route states who may open it, and nothing else is listed", () => {
  const routes = filesIn("app").filter((file) => /\/(page\.tsx|route\.ts)$/.test(file));
  expect(Object.keys(ACCESS).sort()).toEqual(routes);
});

test("an office page is never public", () => {
  const open = Object.entries(ACCESS).filter(
    ([file, access]) => file.startsWith("app/(office)/") && access === "public",
  );
  expect(open).toEqual([]);
});
