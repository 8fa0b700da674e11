import type { Page } from "@playwright/test";

/** True once the page's scripts have taken over every form on it; before that they would put back what they start with. */
const isAlive = () =>
  [...document.querySelectorAll("form")].every((form) => {
    const last = [...form.elements].at(-1) ?? form;
    return Object.keys(last).some((key) => key.startsWith("__reactProps"));
  });

/** Opens an address and waits until its forms listen, as a person does who reads before typing. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.waitForFunction(isAlive);
}
