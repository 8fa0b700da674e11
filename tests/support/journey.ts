import { type BrowserContext, expect, test as base } from "@playwright/test";

type Fixtures = {
  /** Errors that the journey brings about on purpose; `test.use({ broughtAbout: … })`. */
  broughtAbout: RegExp | undefined;
  quietConsole: void;
};

/** A journey: like Playwright's `test`, and it fails when the console or a script of any of its browsers reports an error. */
export const test = base.extend<Fixtures>({
  broughtAbout: [undefined, { option: true }],
  quietConsole: [
    async ({ browser, context, broughtAbout }, use) => {
      const errors: string[] = [];
      const listen = (to: BrowserContext) => {
        const note = (text: string) => {
          if (!isAnswer(text) && !broughtAbout?.test(text)) errors.push(text);
        };
        to.on("weberror", (error) => note(String(error.error())));
        to.on("console", (message) => {
          if (message.type() === "error") note(message.text());
        });
        return to;
      };
      listen(context);
      // A journey of several people opens further browsers; they are listened to as well.
      const open = browser.newContext.bind(browser);
      browser.newContext = async (options) => listen(await open(options));
      await use();
      browser.newContext = open;
      expect(errors, "errors in the browser's console").toEqual([]);
    },
    { auto: true },
  ],
});

/** A page that is not found or refused is an answer a journey may ask for, and so is a network it takes away. */
const isAnswer = (text: string) => /^Failed to load resource: .*(status of 4\d\d|ERR_INTERNET_DISCONNECTED)/.test(text);

export { expect };
