import { expect, test } from "vitest";
import { filesIn, textOf } from "@/tests/support/files";

/** The opening tags of the forms that a script sends, each with its file. */
const forms = [...filesIn("components"), ...filesIn("app")]
  .flatMap((file) => [...textOf(file).matchAll(/<form\b[^]*?(?=\s<[A-Z])/g)].map(([tag]) => ({ file, tag })))
  .filter(({ tag }) => tag.includes("onSubmit"));

test("a form that a script sends does nothing before the script is there, so that nothing typed is lost or in the address", () => {
  expect(forms.length).toBeGreaterThan(10);
  // Outside a dialog of the browser this method is none: by itself the browser sends nothing and stays where it is.
  expect(forms.filter(({ tag }) => !tag.includes('method="dialog"')).map(({ file }) => file)).toEqual([]);
});

test("every form keeps what was entered before its scripts were there: one hook makes them all", () => {
  const made = [...filesIn("components"), ...filesIn("app")].filter((file) =>
    /import \{[^}]*\buseForm\b[^}]*\} from "react-hook-form"/.test(textOf(file)),
  );
  expect(made).toEqual(["components/ui/form/use-form.ts"]);
});
