import type { Browser, Page } from "@playwright/test";
import { setCondition } from "@/lib/programmes/conditions/condition.commands";
import { expectAccessible } from "../support/axe";
import { castWay, emailOf, member } from "../support/cast";
import { expect, test } from "../support/journey";
import { whileTotalsRest } from "../support/office";
import { beforeScripts, open } from "../support/open";
import { runUrl, signIn } from "../support/sign-in";

/** At every moment the day in at least one of the first two is another than in UTC. */
const ZONES = ["Pacific/Kiritimati", "Etc/GMT+12", "Pacific/Auckland", "Pacific/Honolulu"];

/** The calendar day in a time zone, as the browser of a person there shows it. */
const dayIn = (timeZone: string) => new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format();

const inWords = (day: string) =>
  new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(new Date(day));

/** "It counts from …" where a day is still ahead in UTC; nothing else. */
const counting = (day: string) => (day > dayIn("UTC") ? ` It counts from ${inWords(day)} (UTC).` : "");

/** A fund officer's browser in a time zone. */
async function from(browser: Browser, timezoneId: string, part: (page: Page) => Promise<void>) {
  const context = await browser.newContext({ baseURL: runUrl(), locale: "en-GB", timezoneId });
  await signIn(context, emailOf("fmu_officer"));
  await part(await context.newPage());
  await context.close();
}

for (const zone of ZONES) {
  test(`a person in ${zone} records a contribution of their own today and adds a deposit to it`, ({ browser }) =>
    whileTotalsRest(() =>
      from(browser, zone, async (page) => {
        const day = dayIn(zone);
        await open(page, "/contributions/new?donor=norway");
        await page.getByLabel(/^Title/).fill(`Grant from ${zone}`);
        await page.getByLabel(/^Source/).fill("Agreement");
        await page.getByLabel(/^Amount/).fill("1000");
        await page.getByLabel(/^Signed on/).fill(day);
        await page.getByRole("button", { name: "Record the contribution" }).click();
        const entries = `Contribution recorded. Entries of ${inWords(day)} count from that day (UTC).`;
        const recorded = page.getByRole("status").filter({ hasText: "Contribution recorded." });
        await expect(recorded).toContainText(counting(day) ? entries : "Contribution recorded.");

        const address = new URL(page.url()).pathname;
        await open(page, `${address}?record=deposit`);
        await page.getByLabel(/^Amount/).fill("1000");
        await page.getByLabel(/^Received on/).fill(day);
        await page.getByRole("button", { name: "Record the deposit" }).click();
        const words = `Deposit recorded.${counting(day)} The Administrative Agent must confirm it.`;
        await expect(page.getByText(words, { exact: true })).toBeVisible();
        // The mark of a row begins with a capital letter; the message above says "counts from" in the middle of a sentence.
        const mark = page.getByText(new RegExp(`^Counts from ${inWords(day)} \\(UTC\\)`));
        await expect(mark).toHaveCount(counting(day) ? 2 : 0);
        await expectAccessible(page);
      }),
    ));
}

test("forms start with the person's own today", ({ browser }) =>
  whileTotalsRest(async () => {
    const noteId = await (await castWay()).funded();
    const officer = await member("fmu_officer");
    for (const zone of ZONES) {
      const text = `Sign the agreement (${zone}).`;
      await setCondition(officer, { noteId, text, dueOn: "", fromTranche: "1", decisionId: "" });
      await from(browser, zone, async (page) => {
        const day = dayIn(zone);
        await open(page, "/committee/papers/new");
        await expect(page.getByLabel(/^Day of the meeting/)).toHaveValue(day);
        await open(page, `/concept-notes/${noteId}/money`);
        await page.getByText("Record that a condition is met", { exact: true }).click();
        const form = page.getByRole("form", { name: "Record it as met" });
        await expect(form.getByLabel(/^Met on/)).toHaveValue(day);
        await form.getByRole("combobox", { name: /^Condition/ }).selectOption({ label: text });
        await form.getByLabel("How it is met").fill("Signed.");
        await form.getByRole("button", { name: "Record it as met" }).click();
        await expect(page.getByText(`Condition recorded as met.${counting(day)}`, { exact: true })).toBeVisible();
        await expectAccessible(page);
      });
    }
  }));

test("a date entered before the page's scripts run stays", ({ browser }) =>
  whileTotalsRest(async () => {
    const noteId = await (await castWay()).funded();
    const condition = { noteId, text: "Sign the agreement.", dueOn: "", fromTranche: "1", decisionId: "" };
    await setCondition(await member("fmu_officer"), condition);
    await from(browser, "Pacific/Auckland", async (page) => {
      const meeting = page.getByLabel(/^Day of the meeting/);
      await beforeScripts(page, "/committee/papers/new", () => meeting.fill("2024-02-29"));
      await expect(meeting).toHaveValue("2024-02-29");
      const met = page.getByRole("form", { name: "Record it as met" }).getByLabel(/^Met on/);
      await beforeScripts(page, `/concept-notes/${noteId}/money`, async () => {
        await page.getByText("Record that a condition is met", { exact: true }).click();
        await met.fill("2024-02-29");
      });
      await expect(met).toHaveValue("2024-02-29");
    });
  }));
