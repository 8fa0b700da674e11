import fc from "fast-check";
import { recordDecision } from "@/lib/committee/decision.commands";
import { inviteDocument } from "@/lib/concept-notes/invitation.commands";
import { db } from "@/lib/kernel/db";
import { subtract, toDecimal, usd, USD } from "@/lib/kernel/money";
import { appraiseDocument, handInDocument, saveDocument } from "@/lib/programmes/programme.commands";
import { budgetLines } from "./budget";
import { dayBefore, daysBack, deed, nth, partOf, pick, type World } from "./deed";

type Waiting = "in_pipeline" | "invited" | "appraised";

/** The notes of a stage in the order of their references. */
export const notesAt = async (stage: Waiting) =>
  (
    await db.conceptNote.findMany({
      where: { stage },
      select: { id: true, revision: true, amountUsd: true, areaNumber: true },
      orderBy: { reference: "asc" },
    })
  ).map(({ amountUsd, ...note }) => ({ ...note, amountUsd: amountUsd?.toFixed(2) ?? "0.00" }));
type Note = Awaited<ReturnType<typeof notesAt>>[number];

const source = fc.constantFrom("unearmarked", "unearmarked", "own area", "region:europe", "area:1");

/** All from one source, or a part of it from the unearmarked pool. */
function sourcesOf(from: string, isSplit: boolean, amountUsd: string, note: Note | undefined) {
  const named = from === "own area" ? `area:${note?.areaNumber ?? 1}` : from;
  if (!isSplit || named === "unearmarked") return { source: named };
  const own = partOf(amountUsd, "0.3");
  const rest = toDecimal(subtract(usd(amountUsd), usd(own)));
  return {
    sources: [
      { source: named, amountUsd: own },
      { source: "unearmarked", amountUsd: rest },
    ],
  };
}

export const invite = deed(
  "invite a document",
  fc.record({ which: nth, source, isSplit: fc.boolean() }),
  ({ which, source: from, isSplit }) =>
    async ({ cast, punos }, now) => {
      const note = pick(await notesAt("in_pipeline"), which);
      const sources = sourcesOf(from, isSplit, note?.amountUsd ?? "0", note);
      const form = { noteId: note?.id, revision: note?.revision, ...sources, organisationIds: punos.slice(0, 2) };
      return inviteDocument(cast.fmuHead, form, now);
    },
);

const ROW = { outcome: "o", indicator: "i", baseline: "0", target: "10" };
const RISK = { risk: "r", likelihood: "low", impact: "high", mitigation: "m" };

/**
 * Writes the document of an invited note with a budget, hands it in and has it appraised; each may be refused. `off` are
 * cents that its first line has too many and its last one, of indirect costs, too few.
 */
export async function writeDocument(
  { cast, punos }: World,
  note: Note | undefined,
  { weights, off = 0n }: { weights: readonly bigint[]; off?: bigint },
  now: Date,
) {
  const noteId = note?.id ?? "";
  const lines = budgetLines(note?.amountUsd ?? "0", punos.slice(0, 2), weights);
  const wrongOf = (index: number) => (index === 0 ? off : index === lines.length - 1 ? -off : 0n);
  const budget = lines.map((line, index) => ({
    ...line,
    amountUsd: toDecimal({ minor: usd(line.amountUsd).minor + wrongOf(index), currency: USD }),
  }));
  const seen = async () => ({
    noteId,
    revision: (await db.programmeDocument.findUnique({ where: { noteId } }))?.revision,
  });
  await saveDocument(cast.agency, { ...(await seen()), results: [ROW], risks: [RISK], budget }, now);
  await handInDocument(cast.agency, await seen(), now);
  return appraiseDocument(cast.fmuOfficer, { noteId, revision: note?.revision }, now);
}

const weights = fc.array(fc.bigInt({ min: 1n, max: 1000n }), { minLength: 2, maxLength: 6 });

export const writeBudget = deed(
  "write a budget",
  fc.record({ which: nth, weights, off: fc.constantFrom(0n, 0n, 0n, 1n) }),
  ({ which, ...budget }) =>
    async (world, now) => {
      const note = pick(await notesAt("invited"), which);
      if (note) return writeDocument(world, note, budget, now);
      return inviteDocument(world.cast.fmuHead, {}, now);
    },
);

export const approve = deed(
  "approve or reject",
  fc.record({
    which: nth,
    source,
    isSplit: fc.boolean(),
    percent: fc.constantFrom("0.5", "0.9", "1"),
    back: daysBack,
    outcome: fc.constantFrom("approved", "approved", "approved", "approved", "rejected", "deferred"),
    conditions: fc.constantFrom("", "", "Sign the host agreement."),
  }),
  ({ which, source: from, isSplit, percent, back, outcome, conditions }) =>
    async ({ cast }, now) => {
      const note = pick(await notesAt("appraised"), which);
      const amountUsd = partOf(note?.amountUsd ?? "0", percent);
      const granted = { outcome, amountUsd, ...sourcesOf(from, isSplit, amountUsd, note) };
      const decided = { decidedOn: dayBefore(now, back), mode: "meeting", text: "The committee decides.", conditions };
      const said = outcome === "approved" ? granted : { outcome, reason: "Too costly." };
      const items = [{ noteId: note?.id, revision: note?.revision, ...said }];
      return recordDecision(cast.fmuOfficer, { ...decided, items }, now);
    },
);
