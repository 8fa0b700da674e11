import { expectAccessible } from "../support/axe";
import { castWay } from "../support/cast";
import { expect, test } from "../support/journey";
import { open } from "../support/open";
import { keyboardOf } from "../support/keyboard";
import { browserOf } from "../support/sign-in";

test("a card of the board is moved with the keyboard alone, with a reason where it is sent back", async ({
  browser,
}) => {
  const way = await castWay();
  const title = `On the board ${Date.now()}`;
  const noteId = await way.submitted({ title });
  const context = await browserOf(browser, "fmu_officer");
  const page = await context.newPage();
  const keys = keyboardOf(page);
  await open(page, `/concept-notes?view=board&text=${encodeURIComponent(title)}`);
  await keys.unfold(page.locator("summary", { hasText: title }));
  await keys.press(page.getByRole("button", { name: "Return to the agency" }));
  const dialog = page.getByRole("dialog");
  await expect(dialog).toBeVisible();
  await expectAccessible(page);
  await keys.type(dialog.getByLabel("Reason"), "Please name the second ministry.");
  await keys.press(dialog.getByRole("button", { name: "Return to the agency" }));
  await expect(dialog).toBeHidden();
  await page.goto(`/concept-notes/${noteId}`);
  await expect(page.getByText("Please name the second ministry.").first()).toBeVisible();
  await context.close();
});
