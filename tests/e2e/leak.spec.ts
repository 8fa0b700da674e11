import { randomUUID } from "node:crypto";
import { recordDecision } from "@/lib/committee/decision.commands";
import { returnNote, screenNote, submitNote } from "@/lib/concept-notes/concept-note.commands";
import {
  assignReviewer,
  completeReview,
  recommendNote,
  validateMarkers,
} from "@/lib/concept-notes/reviews/review.commands";
import { BUCKETS } from "@/lib/concept-notes/stages";
import { db } from "@/lib/kernel/db";
import { castWay } from "../support/cast";
import { expect, test } from "../support/journey";
import { decision, ELIGIBLE, SCORES, seen } from "../support/make";
import { runUrl } from "../support/sign-in";

const OFFICE = /^\/(account|audit|committee|concept-notes|contributions|desk|invitation|people|settings|sign-in)(\/|$)/;
const PUBLIC_STAGES = [...BUCKETS.pipeline, ...BUCKETS.funded];

/** A note in the pipeline of which every internal text can be recognised; gives those texts. */
async function noteWithSecrets(): Promise<string[]> {
  const way = await castWay();
  const { agency, fmuOfficer, reviewer } = way;
  const secret = (of: string) => `${of}-${randomUUID()}`;
  const texts = {
    stakeholders: secret("stakeholders"),
    gender: secret("gender"),
    reason: secret("reason"),
    comment: secret("comment"),
    validation: secret("validation"),
    recommendation: secret("recommendation"),
  };
  const change = { stakeholders: texts.stakeholders, genderJustification: texts.gender };
  const noteId = await way.submitted({ title: `Nothing leaks ${randomUUID().slice(0, 8)}`, ...change });
  await returnNote(fmuOfficer, { ...(await seen(noteId)), reason: texts.reason });
  await submitNote(agency, await seen(noteId));
  await screenNote(fmuOfficer, { ...(await seen(noteId)), eligibility: ELIGIBLE });
  const { value } = await assignReviewer(fmuOfficer, { noteId, reviewerId: reviewer.id });
  await completeReview(reviewer, { ...value, scores: SCORES, comment: texts.comment });
  const markers = { genderMarker: "1", rightsMarker: "C", childMarker: "C", justification: texts.validation };
  await validateMarkers(fmuOfficer, { ...(await seen(noteId)), ...markers });
  await recommendNote(fmuOfficer, { ...(await seen(noteId)), recommendation: texts.recommendation });
  const item = { ...(await seen(noteId)), outcome: "endorsed", amountUsd: "2000000" };
  await recordDecision(fmuOfficer, decision([item]));
  return Object.values(texts);
}

/** What no public answer may hold: people, notes that are not public, and every reason, comment and recommendation. */
async function internalWords(): Promise<string[]> {
  const [people, notes, reviews, changes, recommended] = await Promise.all([
    db.person.findMany({ select: { id: true, name: true, email: true } }),
    db.conceptNote.findMany({ where: { stage: { notIn: PUBLIC_STAGES } }, select: { title: true, id: true } }),
    db.review.findMany({ where: { comment: { not: "" } }, select: { comment: true } }),
    db.stageChange.findMany({ where: { reason: { not: null } }, select: { reason: true } }),
    db.conceptNote.findMany({ select: { recommendation: true } }),
  ]);
  const words = [
    ...people.flatMap(({ id, name, email }) => [id, name, email]),
    ...notes.flatMap(({ id, title }) => [id, title]),
    ...reviews.map(({ comment }) => comment),
    ...changes.map(({ reason }) => reason),
    ...recommended.map(({ recommendation }) => recommendation),
  ];
  // Shorter ones are words of the language ("Good.") and say nothing when they are found.
  return [...new Set(words.filter((word): word is string => typeof word === "string" && word.length > 15))];
}

/** What a browser gets for an address: the document, or what it asks for when somebody follows a link. */
async function read(path: string, headers: Record<string, string>): Promise<string> {
  const answer = await fetch(new URL(path, runUrl()), { headers });
  expect(answer.status, path).toBe(200);
  if (headers.rsc) expect(answer.headers.get("content-type"), path).toContain("text/x-component");
  return answer.text();
}

const linksIn = (html: string) =>
  [...html.matchAll(/href="(\/[^"#]*)/g)]
    .map(([, href = ""]) => href.replaceAll("&amp;", "&"))
    .filter((href) => !OFFICE.test(href) && !href.startsWith("/_next") && !/\.(svg|png|ico|css|woff2)/.test(href));

test("no public page says anything internal, neither as a document nor as a payload", async () => {
  const texts = await noteWithSecrets();
  const secrets = [...texts, ...(await internalWords())];
  expect(secrets.length).toBeGreaterThan(40);
  const found: { secret: string; at: string }[] = [];
  const said: string[] = [];
  const known = new Set(["/", "/sitemap.xml", "/api/v1/overview", "/api/health", "/sign-in"]);
  for (const path of known) {
    const html = await read(path, {});
    const payload = path.includes(".") || path.startsWith("/api") ? "" : await read(path, { rsc: "1" });
    for (const link of linksIn(html)) known.add(link);
    for (const secret of secrets) {
      if (html.includes(secret)) found.push({ secret, at: path });
      if (payload.includes(secret)) found.push({ secret, at: `${path} (payload)` });
    }
    const name = /"(recommendation|passwordHash|reviewer|reviews|validationNote|revision|createdById|actorId)\\?":/;
    const [word] = name.exec(html + payload) ?? [];
    if (word) said.push(`${path}: ${word}`);
  }
  expect(known.size).toBeGreaterThan(30);
  expect(said).toEqual([]);
  // A note that another journey brought to the pipeline meanwhile was rightly shown: only what is internal still is a leak.
  const internal = new Set([...texts, ...(await internalWords())]);
  expect(found.filter(({ secret }) => internal.has(secret))).toEqual([]);
});
