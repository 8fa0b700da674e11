import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/access/permissions";
import { findConceptNote, findDraft } from "@/lib/concept-notes/concept-note-record.queries";
import {
  declareIneligible,
  returnNote,
  screenNote,
  submitNote,
  withdrawNote,
} from "@/lib/concept-notes/concept-note.commands";
import {
  assignReviewer,
  completeReview,
  declareConflict,
  recommendNote,
  validateMarkers,
} from "@/lib/concept-notes/reviews/review.commands";
import { listReviewerChoices } from "@/lib/concept-notes/reviews/review.queries";
import { db } from "@/lib/kernel/db";
import {
  ELIGIBLE,
  isRefused,
  leftBy,
  organisation,
  type People,
  SCORES,
  seen,
  setPeople,
  stageOf,
  type Way,
  wayOf,
} from "./way";

let people: People;
let way: Way;
beforeAll(async () => {
  people = await setPeople();
  way = wayOf(people);
});

describe("a submitted note", () => {
  test("goes back with a reason, is mended, and is submitted again under the same reference as a second version", async () => {
    const noteId = await way.submitted();
    const reason = "Two ministries, please.";
    const left = await leftBy(async () => returnNote(people.fmuOfficer, { ...(await seen(noteId)), reason }));
    expect(left).toEqual({ facts: ["concept-note.returned"], changes: ["return → draft"] });
    const draft = await findDraft(people.agency, noteId);
    expect(draft).toMatchObject({ returnedReason: reason, reference: expect.stringMatching(/^CN-/) });
    const again = await submitNote(people.agency, await seen(noteId));
    expect(again.value).toMatchObject({ reference: draft?.reference, version: 2 });
  });

  test("is not returned or declared ineligible without a reason", async () => {
    const noteId = await way.submitted();
    const form = { ...(await seen(noteId)), reason: "" };
    await isRefused(() => returnNote(people.fmuOfficer, form), { fields: { reason: "Give a reason." } });
    await isRefused(() => declareIneligible(people.fmuOfficer, form), { fields: { reason: "Give a reason." } });
  });

  test("ends as ineligible with one line and one fact", async () => {
    const noteId = await way.submitted();
    const form = { ...(await seen(noteId)), reason: "It repeats a programme." };
    const left = await leftBy(() => declareIneligible(people.fmuOfficer, form));
    expect(left).toEqual({ facts: ["concept-note.declared-ineligible"], changes: ["declare-ineligible → ineligible"] });
  });

  test("is screened with the whole checklist, not with a part of it, and not by its agency", async () => {
    const noteId = await way.submitted();
    const form = { ...(await seen(noteId)), eligibility: ELIGIBLE };
    const part = { ...form, eligibility: ELIGIBLE.slice(1) };
    await isRefused(() => screenNote(people.fmuOfficer, part), { fields: { eligibility: expect.any(String) } });
    await isRefused(() => screenNote(people.agency, form), { code: "forbidden" });
    const left = await leftBy(() => screenNote(people.fmuOfficer, form));
    expect(left).toEqual({ facts: ["concept-note.screened"], changes: ["screen → in_review"] });
    expect(await findConceptNote(people.auditor, noteId)).toMatchObject({ eligibility: ELIGIBLE });
  });

  test("moved by ten people at once moves once; the others are told", async () => {
    const noteId = await way.submitted();
    const form = await seen(noteId);
    const left = await leftBy(async () => {
      const told = await Promise.allSettled(
        Array.from({ length: 10 }, (_, n) =>
          n % 2 === 0
            ? screenNote(people.fmuOfficer, { ...form, eligibility: ELIGIBLE })
            : returnNote(people.fmuHead, { ...form, reason: "Mend it." }),
        ),
      );
      expect(told.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      for (const each of told) if (each.status === "rejected") expect(each.reason).toMatchObject({ code: "conflict" });
    });
    expect(left.facts).toHaveLength(1);
    expect(left.changes).toHaveLength(1);
  });

  test("is withdrawn by its agency until the committee decides, and not by a partner", async () => {
    const noteId = await way.inReview();
    const form = { ...(await seen(noteId)), reason: "Next year." };
    await isRefused(() => withdrawNote(people.stranger, form), { code: "forbidden" });
    const left = await leftBy(() => withdrawNote(people.agency, form));
    expect(left).toEqual({ facts: ["concept-note.withdrawn"], changes: ["withdraw → withdrawn"] });
  });
});

describe("a review", () => {
  test("is asked of a reviewer, scored, and counted, each with one fact", async () => {
    const noteId = await way.inReview();
    let reviewId = "";
    const asked = await leftBy(async () => {
      reviewId = (await assignReviewer(people.fmuOfficer, { noteId, reviewerId: people.reviewer.id })).value.reviewId;
    });
    expect(asked).toEqual({ facts: ["concept-note.reviewer-assigned"], changes: [] });
    const form = { reviewId, scores: SCORES, comment: "Good." };
    const done = await leftBy(() => completeReview(people.reviewer, form));
    expect(done).toEqual({ facts: ["concept-note.reviewed"], changes: [] });
    await isRefused(() => completeReview(people.reviewer, form), { code: "conflict" });
    const note = await findConceptNote(people.fmuOfficer, noteId);
    expect(note?.reviews).toMatchObject([{ state: "completed", scores: SCORES, reviewer: people.reviewer.name }]);
    expect((await findConceptNote(people.agency, noteId))?.reviews).toBeNull();
  });

  test("needs a score for every criterion, from 1 to 5", async () => {
    const noteId = await way.inReview();
    const { value } = await assignReviewer(people.fmuOfficer, { noteId, reviewerId: people.reviewer.id });
    const { relevance: _left, ...five } = SCORES;
    const form = { ...value, comment: "Good." };
    await isRefused(() => completeReview(people.reviewer, { ...form, scores: five }), {
      fields: { "scores.relevance": expect.any(String) },
    });
    await isRefused(() => completeReview(people.reviewer, { ...form, scores: { ...SCORES, relevance: 6 } }), {
      fields: { "scores.relevance": expect.any(String) },
    });
  });

  test("is not asked twice of one person, nor of somebody who is no reviewer", async () => {
    const noteId = await way.inReview();
    const form = { noteId, reviewerId: people.reviewer.id };
    await assignReviewer(people.fmuOfficer, form);
    const atField = { code: "invalid", fields: { reviewerId: expect.any(String) } };
    await isRefused(() => assignReviewer(people.fmuOfficer, form), atField);
    await isRefused(() => assignReviewer(people.fmuOfficer, { noteId, reviewerId: people.donor.id }), atField);
  });

  test("is no business of a reviewer whose organisation takes part, also when it does so only later", async () => {
    const ilo = await organisation("ilo");
    const withIlo = [
      { organisationId: await organisation("iom"), budgetUsd: "1" },
      { organisationId: ilo, budgetUsd: "1" },
    ];
    const noteId = await way.inReview({ participations: withIlo });
    const [choice] = await listReviewerChoices(people.fmuOfficer, noteId);
    expect(choice).toMatchObject({ name: people.reviewer.name, excluded: expect.any(String) });
    await isRefused(() => assignReviewer(people.fmuOfficer, { noteId, reviewerId: people.reviewer.id }), {
      fields: { reviewerId: expect.stringContaining("organisation takes part") },
    });

    const other = await way.inReview();
    const { value } = await assignReviewer(people.fmuOfficer, { noteId: other, reviewerId: people.reviewer.id });
    const moved = { ...people.reviewer, organisationId: await organisation("unhcr") };
    await isRefused(() => completeReview(moved, { ...value, scores: SCORES, comment: "Good." }), { code: "not-now" });
  });

  test("ends with a declared conflict; the note is then hidden from the reviewer", async () => {
    const noteId = await way.inReview();
    const { value } = await assignReviewer(people.fmuOfficer, { noteId, reviewerId: people.reviewer.id });
    expect(await findConceptNote(people.reviewer, noteId)).toMatchObject({ canReview: value.reviewId });
    const left = await leftBy(() => declareConflict(people.reviewer, { ...value, reason: "I advised the ministry." }));
    expect(left).toEqual({ facts: ["concept-note.conflict-declared"], changes: [] });
    expect(await findConceptNote(people.reviewer, noteId)).toBeNull();
    await isRefused(async () => recommendNote(people.fmuOfficer, { ...(await seen(noteId)), recommendation: "Yes." }), {
      fields: { reviews: expect.any(String) },
    });
  });

  test("of somebody else is not found", async () => {
    const noteId = await way.inReview();
    const { value } = await assignReviewer(people.fmuOfficer, { noteId, reviewerId: people.reviewer.id });
    const form = { ...value, scores: SCORES, comment: "Good." };
    const second = { ...people.stranger, roles: ["agency", "reviewer"] as const };
    await isRefused(() => completeReview(second, form), { code: "not-found" });
  });
});

describe("the Fund's part", () => {
  test("the markers are validated beside the self-assessment, with the reason", async () => {
    const noteId = await way.inReview();
    const form = { genderMarker: "1", rightsMarker: "C", childMarker: "", justification: "As designed." };
    const left = await leftBy(async () => validateMarkers(people.fmuOfficer, { ...(await seen(noteId)), ...form }));
    expect(left).toEqual({ facts: ["concept-note.markers-validated"], changes: [] });
    const note = await findConceptNote(people.committee, noteId);
    expect(note).toBeNull();
    expect(await findConceptNote(people.auditor, noteId)).toMatchObject({
      markers: { gender: { self: 2, validated: 1 }, rights: { self: "B", validated: "C" }, child: { validated: null } },
      validationNote: "As designed.",
    });
  });

  test("a note is recommended once reviewed, with a text the committee reads and the agency does not", async () => {
    const noteId = await way.inReview();
    const { value } = await assignReviewer(people.fmuOfficer, { noteId, reviewerId: people.reviewer.id });
    const form = { recommendation: "It adds to the balance." };
    const outstanding = { code: "invalid", fields: { reviews: "One review is outstanding." } };
    await isRefused(async () => recommendNote(people.fmuOfficer, { ...(await seen(noteId)), ...form }), outstanding);
    await completeReview(people.reviewer, { ...value, scores: SCORES, comment: "Good." });
    const left = await leftBy(async () => recommendNote(people.fmuOfficer, { ...(await seen(noteId)), ...form }));
    expect(left).toEqual({ facts: ["concept-note.recommended"], changes: ["recommend → recommended"] });
    expect(await stageOf(noteId)).toBe("recommended");
    expect(await findConceptNote(people.chair, noteId)).toMatchObject(form);
    expect(await findConceptNote(people.agency, noteId)).toMatchObject({ recommendation: "", reviews: null });
    const agencyAndReviewer: Actor = { ...people.agency, roles: ["agency", "reviewer"] };
    expect(await findConceptNote(agencyAndReviewer, noteId)).toMatchObject({ recommendation: "", reviews: [] });
    expect(await findConceptNote(people.reviewer, noteId)).toMatchObject({ ...form, reviews: [{ isMine: true }] });
  });

  test("a refused permission leaves its own fact and nothing else", async () => {
    const noteId = await way.reviewed();
    const form = { ...(await seen(noteId)), recommendation: "Mine." };
    const last = await db.auditFact.count();
    await isRefused(() => recommendNote(people.agency, form), { code: "forbidden" });
    expect(await db.auditFact.count()).toBe(last + 1);
  });
});
