import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/access/permissions";
import { toDecimal, usd } from "@/lib/kernel/money";
import { organisation } from "../make";
import { ownerQuery } from "../postgres";
import { budgetLines } from "./budget";

/** The organisations that take part in every arranged note which has its document, the leading one first. */
const PARTNERS = ["iom", "unhcr"] as const;

const WAITING = ["in_pipeline", "in_pipeline", "in_pipeline", "appraised", "appraised", "appraised"] as const;
/** Two programmes more, for histories in which some run from the beginning. Their amounts have cents. */
export const WITH_PROGRAMMES = [...WAITING, "appraised", "appraised"] as const;

type Arranged = { noteId: string; stage: string; amount: string; index: number; userId: string };

const noteSql = ({ noteId, stage, amount, index, userId }: Arranged) => [
  `INSERT INTO concept_notes (id, reference, stage, title, area_number, amount_usd, government_partners, created_by_id, created_at, updated_at, stage_since)
   VALUES ('${noteId}', 'CN-2025-00${index + 1}', '${stage}', 'Note ${index + 1}', ${[1, 4, 4][index % 3]}, ${amount}, '{}', '${userId}', '2024-11-01', '2024-11-01', '2024-12-01')`,
  `INSERT INTO stage_changes (note_id, move, to_stage, amount_usd, decision_id, effective_on, at, actor_id)
   VALUES ('${noteId}', 'endorse', '${stage}', ${amount}, gen_random_uuid(), '2024-12-01', '2024-12-01', '${userId}')`,
  `INSERT INTO note_places (note_id, place_code, position) VALUES ('${noteId}', 'RS', 0)`,
];

const documentSql = ({ noteId, amount }: Arranged, ids: readonly string[]) => [
  `INSERT INTO programme_documents (note_id, handed_in_at, updated_at) VALUES ('${noteId}', '2024-12-01', '2024-12-01')`,
  ...ids.map(
    (id, position) =>
      `INSERT INTO participations (note_id, organisation_id, position) VALUES ('${noteId}', '${id}', ${position})`,
  ),
  ...budgetLines(amount, ids, [700n, 200n, 100n, 50n]).map(
    (line) => `INSERT INTO programme_budget_lines (note_id, organisation_id, category, year, amount_usd)
      VALUES ('${noteId}', '${line.organisationId}', ${line.category}, ${line.year}, ${line.amountUsd})`,
  ),
];

/**
 * Notes that wait for money, written straight into the tables: how they came there is no part of a history of money.
 * Those of the pipeline do not say yet who takes part, appraised ones have their budgets.
 */
export async function arrangeNotes({ id: userId }: Actor, stages: readonly string[] = WAITING): Promise<void> {
  const ids = await Promise.all(PARTNERS.map(organisation));
  const rows = stages.flatMap((stage, index) => {
    const amount = index < WAITING.length ? 600_000 + index * 100_000 : 400_000.08 + index;
    const note = { noteId: randomUUID(), stage, amount: toDecimal(usd(amount.toFixed(2))), index, userId };
    return [...noteSql(note), ...(stage === "appraised" ? documentSql(note, ids) : [])];
  });
  await ownerQuery(["BEGIN", "SET LOCAL session_replication_role = replica", ...rows, "COMMIT"].join(";\n"));
}
