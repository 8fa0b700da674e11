import { randomUUID } from "node:crypto";
import type { Actor, Role } from "@/lib/access/permissions";
import { assignReviewer } from "@/lib/concept-notes/reviews/review.commands";
import { db } from "@/lib/kernel/db";
import { planTranches } from "@/lib/programmes/tranches/tranche.commands";
import { prepareTransfer } from "@/lib/transfers/transfer.commands";
import { castWay } from "./cast";
import { organisation } from "./make";
import { aFile, aPaper, aReconciliation, aScenario } from "./money-records";

/**
 * An address of one route, and who finds something there; without `who`, the access table says it alone. `status` is
 * the answer to whoever may open it, where that is not 200.
 */
export type Visit = { path: string; who?: readonly Role[]; status?: number };

const FMU: readonly Role[] = ["fmu_officer", "fmu_head"];
const COMMITTEE: readonly Role[] = ["committee", "chair"];
const WITH_ALL_NOTES: readonly Role[] = [...FMU, "auditor"];

/** Notes of several stages: each stage is open to more people than the one before. */
async function noteVisits(): Promise<Record<string, Visit[]>> {
  const way = await castWay();
  const draft = await way.draft({ title: "Access: a draft" });
  const reviewed = await way.inReview({ title: "Access: in review" });
  await assignReviewer(way.fmuOfficer, { noteId: reviewed, reviewerId: way.reviewer.id });
  const recommended = await way.recommended({ title: "Access: recommended" });
  const invited = await way.invited({ title: "Access: invited" });
  const funded = await way.funded({ title: "Access: funded" });
  const note = (id: string) => `/concept-notes/${id}`;
  const assigned: readonly Role[] = ["agency", "reviewer", ...WITH_ALL_NOTES];
  const decided = [...assigned, ...COMMITTEE];
  return {
    "app/(office)/concept-notes/[id]/page.tsx": [
      { path: note(draft), who: ["agency", ...WITH_ALL_NOTES] },
      { path: note(reviewed), who: assigned },
      { path: note(recommended), who: decided },
      { path: note(funded), who: [...decided, "administrative_agent"] },
    ],
    "app/(office)/concept-notes/[id]/edit/page.tsx": [
      { path: `${note(draft)}/edit`, who: ["agency"] },
      { path: `${note(recommended)}/edit`, who: [] },
    ],
    "app/(office)/concept-notes/[id]/document/page.tsx": [
      { path: `${note(invited)}/document`, who: decided },
      { path: `${note(funded)}/document`, who: [...decided, "administrative_agent"] },
      { path: `${note(draft)}/document`, who: [] },
    ],
    "app/(office)/concept-notes/[id]/money/page.tsx": [
      { path: `${note(funded)}/money`, who: ["agency", ...WITH_ALL_NOTES, ...COMMITTEE, "administrative_agent"] },
      { path: `${note(invited)}/money`, who: [] },
    ],
    "app/(office)/concept-notes/[id]/money/tranches/page.tsx": [{ path: `${note(funded)}/money/tranches` }],
    "app/(office)/concept-notes/[id]/money/close/page.tsx": [{ path: `${note(funded)}/money/close` }],
    "app/(office)/transfers/[id]/page.tsx": [{ path: await transferOf(funded, way.fmuOfficer) }],
  };
}

/** A request for IOM's part of the funded programme. */
async function transferOf(noteId: string, fmuOfficer: Actor): Promise<string> {
  const [iom, unhcr] = await Promise.all([organisation("iom"), organisation("unhcr")]);
  const parts = [
    { organisationId: iom, amountUsd: "1465000" },
    { organisationId: unhcr, amountUsd: "535000" },
  ];
  await planTranches(fmuOfficer, { noteId, version: 0, tranches: [{ plannedOn: "2026-01-01", parts }] });
  const asked = { noteId, trancheNumber: 1, organisationId: iom, amountUsd: "1000" };
  const { value } = await prepareTransfer(fmuOfficer, { requestKey: randomUUID(), ...asked });
  return `/transfers/${value.id}`;
}

async function contributionOf(slug: string): Promise<string> {
  const { id } = await db.contribution.findFirstOrThrow({ where: { donor: { slug } }, select: { id: true } });
  return `/contributions/${id}`;
}

/** A donor's focal point, here Germany's, finds what its own organisation gave and nothing of others. */
async function contributionVisits(): Promise<Record<string, Visit[]>> {
  const others: readonly Role[] = [...FMU, ...COMMITTEE, "administrative_agent", "auditor"];
  const ofDonors = (path: (slug: string) => string): Visit[] => [
    { path: path("germany"), who: [...others, "donor"] },
    { path: path("norway"), who: others },
  ];
  return {
    "app/(office)/contributions/[id]/page.tsx": [
      { path: await contributionOf("germany"), who: [...others, "donor"] },
      { path: await contributionOf("norway"), who: others },
    ],
    "app/(office)/contributions/donors/[slug]/page.tsx": ofDonors((slug) => `/contributions/donors/${slug}`),
    "app/(office)/statements/[slug]/page.tsx": ofDonors((slug) => `/statements/${slug}`),
    "app/(office)/statements/[slug]/pdf/route.ts": ofDonors((slug) => `/statements/${slug}/pdf`),
    "app/(office)/statements/[slug]/xlsx/route.ts": ofDonors((slug) => `/statements/${slug}/xlsx`),
  };
}

/** Addresses that name something of imports, reconciliations and the simulation. */
async function workVisits(): Promise<Record<string, Visit[]>> {
  const [file, reconciliation, scenario, paper] = [
    await aFile(),
    await aReconciliation(),
    await aScenario(),
    await aPaper(),
  ];
  return {
    "app/(office)/committee/papers/[number]/page.tsx": [{ path: `/committee/papers/${paper}` }],
    "app/(office)/imports/[id]/page.tsx": [{ path: `/imports/${file}` }],
    "app/(office)/reconciliation/[id]/page.tsx": [{ path: `/reconciliation/${reconciliation}` }],
    "app/(office)/simulation/scenarios/[id]/page.tsx": [{ path: `/simulation/scenarios/${scenario}` }],
    // Opened by hand it leads to the form.
    "app/(office)/simulation/run/route.ts": [{ path: "/simulation/run", status: 307 }],
  };
}

/** Addresses that name something of the demo. */
async function otherVisits(): Promise<Record<string, Visit[]>> {
  const [decision, person] = await Promise.all([
    db.decision.findFirstOrThrow({ orderBy: { number: "asc" }, select: { number: true } }),
    db.person.findFirstOrThrow({ select: { id: true } }),
  ]);
  const [funded, endorsed] = await Promise.all([
    db.conceptNote.findFirstOrThrow({ where: { stage: "funded" }, orderBy: { programmeReference: "asc" } }),
    db.conceptNote.findFirstOrThrow({ where: { stage: "in_pipeline" }, orderBy: { reference: "asc" } }),
  ]);
  const set = await db.ledgerSet.findFirstOrThrow({ select: { id: true } });
  const only = (path: string): Visit[] => [{ path }];
  return {
    "app/(office)/committee/decisions/[number]/page.tsx": only(`/committee/decisions/${decision.number}`),
    "app/(office)/ledger/[id]/page.tsx": only(`/ledger/${set.id}`),
    "app/(office)/people/[id]/page.tsx": only(`/people/${person.id}`),
    "app/(office)/settings/fund/[key]/page.tsx": only("/settings/fund/target"),
    "app/(office)/settings/organisations/[slug]/page.tsx": only("/settings/organisations/germany"),
    "app/(office)/settings/places/[code]/page.tsx": only("/settings/places/XK"),
    "app/(office)/settings/rates/[currency]/page.tsx": only("/settings/rates/EUR"),
    "app/(office)/settings/regions/[slug]/page.tsx": only("/settings/regions/europe"),
    "app/(office)/settings/themes/[number]/page.tsx": only("/settings/themes/4"),
    "app/(office)/settings/themes/objectives/[number]/page.tsx": only("/settings/themes/objectives/23"),
    "app/(public)/decisions/[number]/page.tsx": only(`/decisions/${decision.number}`),
    "app/(public)/pipeline/[reference]/page.tsx": only(`/pipeline/${endorsed.reference}`),
    "app/(public)/programmes/[reference]/page.tsx": only(`/programmes/${funded.programmeReference}`),
    "app/(public)/regions/[slug]/page.tsx": only("/regions/europe"),
    "app/(public)/themes/[number]/page.tsx": only("/themes/4"),
    "app/api/auth/[...nextauth]/route.ts": only("/api/auth/csrf"),
    "app/invitation/[token]/page.tsx": only("/invitation/no-such-token"),
  };
}

const plainPath = (file: string) =>
  file
    .replace(/^app/, "")
    .replace(/\/\([a-z]+\)/, "")
    .replace(/\/(page\.tsx|route\.ts)$/, "") || "/";

/** What to open of each route of the access table; makes the records it needs. */
export async function visitsOf(files: readonly string[]): Promise<Map<string, readonly Visit[]>> {
  const known = {
    ...(await noteVisits()),
    ...(await contributionVisits()),
    ...(await workVisits()),
    ...(await otherVisits()),
  };
  return new Map(
    files.map((file) => {
      const path = plainPath(file);
      const visits = known[file] ?? [{ path }];
      if (visits.some((visit) => visit.path.includes("["))) throw new Error(`Name a real address of ${file}.`);
      return [file, visits];
    }),
  );
}
