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

test("amounts of money are typed into the one money field", () => {
  const RATES = /rate/i;
  const decimals = [...filesIn("components"), ...filesIn("app")]
    .filter((file) => !file.startsWith("components/ui/form/") && textOf(file).includes('inputMode="decimal"'))
    // Rates and shares are decimals and no amounts.
    .filter((file) => !RATES.test(file) && file !== "components/concept-notes/form/places-section.tsx");
  expect(decimals).toEqual([]);
});

test("how an amount is written is read in one place", () => {
  const GROUPS = /\\d\{3\}\)[+*]/;
  const readers = [...filesIn("lib"), ...filesIn("components"), ...filesIn("app")].filter((file) =>
    GROUPS.test(textOf(file).replaceAll(/replace\([^)]*\)/g, "")),
  );
  expect(readers.filter((file) => file !== "lib/kernel/amount-notation.ts")).toEqual([]);
});
