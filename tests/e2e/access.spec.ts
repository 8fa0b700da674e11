import { type Actor, can, ROLES, type Role } from "@/lib/access/permissions";
import { db } from "@/lib/kernel/db";
import { ACCESS } from "../support/access-table";
import { castWay, emailOf, member, TEST_PASSWORD } from "../support/cast";
import { expect, test } from "../support/journey";
import { open } from "../support/open";
import { SESSION, browserOf, runUrl, sessionOf } from "../support/sign-in";
import { type Visit, visitsOf } from "../support/visits";

const ROUTES = Object.keys(ACCESS).sort();
const AT_ONCE = 6;

let visits: Map<string, readonly Visit[]>;
test.beforeAll(async () => {
  visits = await visitsOf(ROUTES);
});

/** The answer of the access table and of the rows' scope, as an address answers it. */
function expected(file: string, { path, who, status = 200 }: Visit, actor: (Actor & { role: Role }) | null): string {
  const access = ACCESS[file];
  // Whoever has signed in has nothing to do on the sign-in page and is led on.
  if (path === "/sign-in" && actor) return `${path}: 307`;
  if (access === "public") return `${path}: 200`;
  if (!actor || !access) return `${path}: sent to the sign-in page`;
  const isOpen = access === "signed-in" || can(actor, access);
  return `${path}: ${isOpen && (who?.includes(actor.role) ?? true) ? status : 404}`;
}

async function answered({ path }: Visit, cookie: string): Promise<string> {
  const response = await fetch(`${runUrl()}${path}`, { redirect: "manual", headers: { cookie } });
  await response.arrayBuffer();
  const target = response.headers.get("location");
  const isSentAway = target !== null && new URL(target, runUrl()).pathname === "/sign-in";
  return `${path}: ${isSentAway ? "sent to the sign-in page" : response.status}`;
}

/** Does the work for each item, a few at a time, and keeps the order. */
async function forEach<Item, Value>(items: readonly Item[], work: (item: Item) => Promise<Value>): Promise<Value[]> {
  const values: Value[] = [];
  for (let start = 0; start < items.length; start += AT_ONCE)
    values.push(...(await Promise.all(items.slice(start, start + AT_ONCE).map(work))));
  return values;
}

for (const role of [...ROLES, null]) {
  test(`every address answers ${role ?? "a stranger"} as the access table says`, async () => {
    const actor = role && { ...(await member(role)), role };
    const cookie = role ? `${SESSION}=${await sessionOf(emailOf(role))}` : "";
    const all = ROUTES.flatMap((file) => (visits.get(file) ?? []).map((visit) => ({ file, visit })));
    const answers = await forEach(all, ({ visit }) => answered(visit, cookie));
    expect(answers).toEqual(all.map(({ file, visit }) => expected(file, visit, actor)));
  });
}

test("another role's action, sent directly, is refused and audited, and changes nothing", async ({ browser }) => {
  const way = await castWay();
  const noteId = await way.submitted({ title: "Sent back by the wrong hand" });
  const path = `/concept-notes/${noteId}`;
  const context = await browserOf(browser, "fmu_officer");
  const page = await context.newPage();
  await open(page, `${path}?move=return`);
  // What the officer's own browser would send is kept from the server, to be sent as somebody else.
  await page.route(`**${path}**`, (route) => (route.request().method() === "POST" ? undefined : route.continue()));
  const form = page.getByRole("form", { name: "Return to the agency" });
  await form.getByLabel("Reason").fill("Please write more.");
  const [sent] = await Promise.all([
    page.waitForRequest((request) => request.method() === "POST" && request.url().includes(path)),
    form.getByRole("button", { name: "Return to the agency" }).click(),
  ]);
  const { "next-action": action = "", "content-type": type = "" } = sent.headers();
  const body = sent.postData() ?? "";
  await context.close();

  const post = (cookie: string, origin = runUrl()) =>
    fetch(`${runUrl()}${path}`, {
      method: "POST",
      redirect: "manual",
      headers: { "next-action": action, "content-type": type, accept: "text/x-component", origin, cookie },
      body,
    });
  const before = await db.conceptNote.findUniqueOrThrow({ where: { id: noteId } });
  const refusals = (actorId: string) =>
    db.auditFact.count({ where: { name: "access.refused", actorId, subjectId: "concept-note.return" } });

  for (const role of ["agency", "donor", "auditor", "chair", "admin"] as const) {
    const { id } = await member(role);
    const known = await refusals(id);
    const answer = await post(`${SESSION}=${await sessionOf(emailOf(role))}`);
    const text = await answer.text();
    expect(text, role).toContain("You do not have permission to do this.");
    expect(await refusals(id), role).toBe(known + 1);
  }

  expect(await (await post("")).text(), "somebody who is not signed in").toContain("Your session has ended.");
  const officer = `${SESSION}=${await sessionOf(emailOf("fmu_officer"))}`;
  const fromElsewhere = await post(officer, "https://elsewhere.example");
  expect(fromElsewhere.status).toBeGreaterThanOrEqual(400);
  expect(await db.conceptNote.findUniqueOrThrow({ where: { id: noteId } })).toEqual(before);
});

test("what another site sends in a reader's name is not listened to", async () => {
  const body = new URLSearchParams({ email: emailOf("admin"), password: TEST_PASSWORD, json: "true" });
  const post = (path: string, headers: Record<string, string>) =>
    fetch(`${runUrl()}${path}`, { method: "POST", redirect: "manual", headers, body });
  const signIn = await post("/api/auth/callback/credentials", { origin: "https://elsewhere.example" });
  expect(signIn.headers.getSetCookie().filter((cookie) => cookie.startsWith(SESSION))).toEqual([]);
  for (const path of ["/api/auth/callback/credentials", "/api/auth/signout", "/desk", "/contributions/new"])
    expect((await post(path, { "sec-fetch-site": "cross-site" })).status, path).toBe(403);
});
