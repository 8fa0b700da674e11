import { expect, test } from "vitest";
import { sentencesOf } from "@/components/people/sentences";

test("the sentence of an input inside a list stands at its own name", () => {
  const errors = {
    on: { type: "custom", message: "Enter a date.", ref: { name: "on" } },
    lines: [undefined, { amountUsd: { type: "custom", message: "Enter an amount." } }],
  };
  expect(sentencesOf(errors)).toEqual({ on: "Enter a date.", "lines.1.amountUsd": "Enter an amount." });
});

test("the sentence about a list as a whole stands at the name of the list, beside those of its inputs", () => {
  const twice = { type: "custom", message: "A category stands here once." };
  const missing = { amountUsd: { type: "custom", message: "Enter an amount." } };
  expect(sentencesOf({ lines: { root: twice } })).toEqual({ lines: twice.message });
  expect(sentencesOf({ lines: Object.assign([missing], { root: twice }) })).toEqual({
    "lines.0.amountUsd": "Enter an amount.",
    lines: twice.message,
  });
  expect(sentencesOf({ lines: twice })).toEqual({ lines: twice.message });
});

test("nothing wrong, nothing said", () => {
  expect(sentencesOf({})).toEqual({});
  expect(sentencesOf({ lines: [] })).toEqual({});
});
