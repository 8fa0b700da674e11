import type { Page } from "@playwright/test";

/**
 * True once the page's scripts have taken over everything on it that listens: before that a button does nothing.
 */
const isAlive = () =>
  [...document.querySelectorAll("form, button, input, select, textarea")].every((element) =>
    Object.keys(element).some((key) => key.startsWith("__reactProps")),
  );

/** Waits until a page that was opened by a link or a button listens. */
export const awake = (page: Page) => page.waitForFunction(isAlive);

/** Opens an address and waits until it listens, as a person does who reads before typing. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await awake(page);
}

/** Opens an address whose scripts come only when the act is done. */
export async function beforeScripts(page: Page, path: string, act: () => Promise<void>): Promise<void> {
  let arrive = () => {};
  const arrival = new Promise<void>((resolve) => (arrive = resolve));
  await page.route("**/_next/static/**/*.js*", (route) => arrival.then(() => route.continue()));
  await page.goto(path, { waitUntil: "commit" });
  await act();
  arrive();
  await awake(page);
}
