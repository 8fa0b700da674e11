import { expect, test } from "vitest";
import { areaRows } from "@/components/public/rows";

test("a row of an area leads to the page of the area on the same days", () => {
  const none = { count: 0, amount: "0.00" };
  const areas = [{ number: 4, name: "Regular migration", shortName: "Regular", funded: none, pipeline: none }];
  const [row] = areaRows(areas, { asOf: "2024-01-31", knownOn: "2024-02-15" });
  expect(row?.href).toBe("/themes/4?asOf=2024-01-31&knownOn=2024-02-15");
});
