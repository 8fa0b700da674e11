import { newPerson } from "../support/cast";
import { type Instance, startInstance } from "../support/e2e-server";
import { largeWorkbook, workbookOfParts } from "../support/heavy-workbooks";
import { expect, test } from "../support/journey";
import { open } from "../support/open";
import { ownerQuery } from "../support/postgres";
import { SESSION, sessionOf } from "../support/sign-in";
import { sendWorkbook, type UploadAnswer } from "../support/upload";

const BUSY = "The server is reading other files. Try again in a minute.";
const OTHER_FILE = "Another file of yours is being read. Wait until it has been read, then choose this file again.";

/** An instance of its own: the files of other journeys are not refused while these are read. */
let instance: Instance;
test.beforeAll(async () => {
  instance = await startInstance();
});
test.afterAll(() => instance?.stop());

const readHealth = async () => (await fetch(`${instance.url}/api/health`)).status;

/** The health of the instance, asked again and again until `work` is done. */
async function watchHealth(work: Promise<unknown>): Promise<number[]> {
  let isDone = false;
  const end = work.finally(() => (isDone = true));
  const statuses: number[] = [];
  do statuses.push(await readHealth());
  while (!isDone);
  await end;
  return statuses;
}

const isRead = ({ status, ok }: UploadAnswer) => status === 200 && ok;
const isRefused = ({ status, text }: UploadAnswer, sentence: string) => status === 200 && text.includes(sentence);

test("the site answers while several people upload large workbooks and workbooks of 3,000 parts", async () => {
  const [large, manyParts] = await Promise.all([largeWorkbook(), workbookOfParts(3_000)]);
  const people = await Promise.all(Array.from({ length: 8 }, () => newPerson("fmu_officer")));
  const sessions = await Promise.all(people.map(({ email }) => sessionOf(email, instance.url)));

  const uploads = Promise.all(
    sessions.map((session, index) => sendWorkbook(instance.url, session, index % 2 === 0 ? large : manyParts)),
  );
  const statuses = await watchHealth(uploads);
  expect(statuses.filter((status) => status !== 200)).toEqual([]);

  for (const [index, answer] of (await uploads).entries()) {
    const expected = index % 2 === 0 ? isRead(answer) : isRefused(answer, "A file has at most 5,000 rows");
    expect(expected || isRefused(answer, BUSY), answer.text.slice(0, 500)).toBe(true);
  }
  const [session = ""] = sessions;
  expect(isRead(await sendWorkbook(instance.url, session, large))).toBe(true);
});

test("a second file of one person is refused at the file field while the first is read", async ({ browser }) => {
  const { email, actor } = await newPerson("fmu_officer");
  const value = await sessionOf(email, instance.url);
  const context = await browser.newContext({ baseURL: instance.url });
  await context.addCookies([{ name: SESSION, value, domain: "localhost", path: "/" }]);
  const page = await context.newPage();
  await open(page, "/imports/new");
  const file = {
    name: "contributions.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("Donor,Date\nNorway,2025-03-31"),
  };
  await page.getByLabel(/^File/).setInputFiles(file);

  // Another instance reads a file of this person.
  await ownerQuery("INSERT INTO file_leases VALUES ($1, gen_random_uuid(), now() + interval '2 minutes')", [actor.id]);
  await page.getByRole("button", { name: "Upload and look at the columns" }).click();
  await expect(page.getByLabel(/^File/)).toHaveAccessibleDescription(new RegExp(OTHER_FILE));

  await ownerQuery("DELETE FROM file_leases WHERE person_id = $1", [actor.id]);
  await page.getByRole("button", { name: "Upload and look at the columns" }).click();
  await expect(page.getByRole("heading", { name: "What the columns hold" })).toBeVisible();
  await context.close();
});
