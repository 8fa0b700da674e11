import { describe, expect, test } from "vitest";
import { dateOf } from "@/lib/kernel/dates";
import {
  describing,
  fromDayOn,
  historyOf,
  inForce,
  newestOf,
  recordedAfter,
  refuseOutdated,
} from "@/lib/kernel/in-force";

const record = (id: string, holdsFrom: string, recordedAt: string) => ({
  id,
  holdsFrom: dateOf(holdsFrom),
  recordedAt: new Date(`${recordedAt}T09:00:00Z`),
  recordedById: null,
});

const first = record("first", "2019-05-01", "2023-12-01");
const wrong = record("wrong", "2024-01-01", "2024-01-05");
const right = record("right", "2024-01-01", "2024-02-05");
const coming = record("coming", "2027-01-01", "2024-03-01");
const all = [coming, right, first, wrong];

describe("the record in force", () => {
  test.each([
    ["2019-04-30", undefined],
    ["2019-05-01", "first"],
    ["2023-12-31", "first"],
    ["2024-01-01", "right"],
    ["2026-12-31", "right"],
    ["2027-01-01", "coming"],
  ])("on %s is %s", (day, id) => {
    expect(inForce(all, day)?.id).toBe(id);
  });

  test("of two for the same day is the one recorded later, in whatever order they are read", () => {
    expect(inForce([right, wrong], "2024-06-01")?.id).toBe("right");
    expect(inForce([wrong, right], "2024-06-01")?.id).toBe("right");
  });
});

test("a day before the first record is described by the first record", () => {
  expect(describing(all, "2000-01-01")?.id).toBe("first");
  expect(describing([], "2000-01-01")).toBeNull();
});

test("from a day on there is what holds then and what is coming, without what was corrected", () => {
  expect(fromDayOn(all, "2020-01-01").map(({ id }) => id)).toEqual(["first", "coming", "right"]);
  expect(fromDayOn(all, "2024-06-01").map(({ id }) => id)).toEqual(["right", "coming"]);
});

test("the history keeps every record and says how each stands", () => {
  const history = historyOf(all, ({ id }) => id, "2024-06-01");
  expect(history?.value).toBe("right");
  expect(history?.lines.map(({ id, standing }) => [id, standing])).toEqual([
    ["coming", "coming"],
    ["right", "in-force"],
    ["wrong", "corrected"],
    ["first", "past"],
  ]);
});

describe("a revision", () => {
  test("starts from the record that was made last, not from the one that holds latest", () => {
    const correction = record("correction", "2019-05-01", "2024-05-01");
    expect(newestOf([...all, correction])?.id).toBe("correction");
    expect(() => refuseOutdated([...all, correction], "coming")).toThrow(expect.objectContaining({ code: "conflict" }));
    expect(() => refuseOutdated([...all, correction], "correction")).not.toThrow();
  });

  test("is always recorded after the newest record, also by a clock that is behind", () => {
    expect(recordedAfter(all, new Date("2024-02-01T00:00:00Z"))).toEqual(new Date("2024-03-01T09:00:00.001Z"));
    expect(recordedAfter(all, new Date("2024-04-01T00:00:00Z"))).toEqual(new Date("2024-04-01T00:00:00Z"));
  });
});
