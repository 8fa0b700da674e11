import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { ErrorSummary } from "@/components/ui/form/error-summary";

const sentencesOf = (message: string, fields: Record<string, string>) =>
  [
    ...renderToStaticMarkup(<ErrorSummary message={message} fields={fields} attempt={1} />).matchAll(
      /<(?:p|a)[^>]*>([^<]+)</g,
    ),
  ].map(([, sentence]) => sentence);

test("what a field says is not said a second time of the whole", () => {
  expect(sentencesOf("Enter a date.", { on: "Enter a date." })).toEqual(["Enter a date."]);
  expect(sentencesOf("Nothing was saved.", { on: "Enter a date." })).toEqual(["Nothing was saved.", "Enter a date."]);
  expect(sentencesOf("Nothing was saved.", {})).toEqual(["Nothing was saved."]);
});
