import { expect, test } from "vitest";
import { FOOTER_NAVIGATION, PUBLIC_NAVIGATION } from "@/components/shell/navigation";
import { ACCESS } from "../../support/access-table";

test("the public navigation leads to pages anybody may open, the fund status among them", () => {
  const paths = [...PUBLIC_NAVIGATION, ...FOOTER_NAVIGATION].map(({ href }) => href);
  const accessOf = (path: string) => ACCESS[`app/(public)${path === "/" ? "" : path}/page.tsx`];
  expect(paths.filter((path) => accessOf(path) !== "public")).toEqual([]);
  expect(PUBLIC_NAVIGATION.map(({ href }) => href)).toContain("/finances");
});
