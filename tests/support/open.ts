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
