import { expect, type Locator, type Page } from "@playwright/test";

/** The longest form has fewer stops than this; more means that the keyboard never gets there. */
const MOST_STOPS = 600;

const hasFocus = (target: Locator) => target.evaluate((element) => element === document.activeElement);
const holdsFocus = (group: Locator) => group.evaluate((element) => element.contains(document.activeElement));

/** A person without a mouse: everything is reached with Tab and done with keys. */
export function keyboardOf(page: Page) {
  const { keyboard } = page;

  const tabUntil = async (there: () => Promise<boolean>, what: string) => {
    for (let stops = 0; stops < MOST_STOPS; stops++) {
      if (await there()) return;
      await keyboard.press("Tab");
    }
    throw new Error(`The keyboard does not reach ${what}.`);
  };
  const reach = async (target: Locator) => {
    await expect(target).toHaveCount(1);
    await tabUntil(() => hasFocus(target), String(target));
  };

  return {
    reach,
    async press(target: Locator) {
      await reach(target);
      await keyboard.press("Enter");
    },
    async type(target: Locator, text: string) {
      await reach(target);
      await keyboard.press("Control+a");
      await keyboard.insertText(text);
      await expect(target).toHaveValue(text);
    },
    async tick(target: Locator) {
      await reach(target);
      if (!(await target.isChecked())) await keyboard.press("Space");
      await expect(target).toBeChecked();
    },
    /** One of a radio group: Tab enters the group, the arrows choose. */
    async choose(group: Locator, label: string | RegExp) {
      const wanted = group.getByRole("radio", { name: label });
      await tabUntil(() => holdsFocus(group), String(group));
      const stops = await group.getByRole("radio").count();
      for (let step = 0; step < stops && !(await hasFocus(wanted)); step++) await keyboard.press("ArrowDown");
      if (!(await wanted.isChecked())) await keyboard.press("Space");
      await expect(wanted).toBeChecked();
    },
    /** An option of a select, by the beginning of its label. */
    async select(target: Locator, beginning: string) {
      await reach(target);
      await keyboard.type(beginning);
      await expect(target.locator("option:checked")).toHaveText(new RegExp(`^${beginning}`));
    },
    /** One of a long list: filter, then tick. */
    async find(group: Locator, text: string, label: string | RegExp) {
      await reach(group.getByRole("searchbox"));
      await keyboard.press("Control+a");
      await keyboard.insertText(text);
      await this.tick(group.getByRole("checkbox", { name: label }));
    },
    /** A folded part of the page, open afterwards. */
    async unfold(summary: Locator) {
      await expect(summary).toHaveCount(1);
      const isOpen = await summary.evaluate((element) => element.closest("details")?.open === true);
      if (!isOpen) await this.press(summary);
    },
  };
}
export type Keyboard = ReturnType<typeof keyboardOf>;
