import { expect, test } from "vitest";
import { hrefWith } from "@/components/ui/href";

test("keeps the filters and drops what is empty", () => {
  expect(hrefWith("/contributions", { text: "köln & co", kind: "", year: undefined, after: "x" })).toBe(
    "/contributions?text=k%C3%B6ln+%26+co&after=x",
  );
});

test("lets a change win over what stands in the address, and take it away", () => {
  expect(hrefWith("/contributions", { text: "a", after: "x" }, { after: "y" })).toBe("/contributions?text=a&after=y");
  expect(hrefWith("/contributions", { after: "x" }, { after: undefined })).toBe("/contributions");
});

test("repeats the name of a list", () => {
  expect(hrefWith("/concept-notes", { stage: ["draft", "submitted"] })).toBe(
    "/concept-notes?stage=draft&stage=submitted",
  );
});
