import { expect, test as base } from "@playwright/test";

type Fixtures = { quietConsole: void };

/** A journey: like Playwright's `test`, and it fails when the browser's console or a script reports an error. */
export const test = base.extend<Fixtures>({
  quietConsole: [
    async ({ context }, use) => {
      const errors: string[] = [];
      context.on("weberror", (error) => errors.push(String(error.error())));
      context.on("console", (message) => {
        if (message.type() === "error" && !isAnswer(message.text())) errors.push(message.text());
      });
      await use();
      expect(errors, "errors in the browser's console").toEqual([]);
    },
    { auto: true },
  ],
});

/** A page that is not found or refused is an answer a journey may ask for. */
const isAnswer = (text: string) => /^Failed to load resource: .*status of 4\d\d/.test(text);

export { expect };
