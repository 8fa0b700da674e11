import { db, type Tx } from "@/lib/kernel/db";
import { ownerQuery } from "./postgres";

/** Writes rows with the audit entry of their author, as the database requires of every row that names one. */
export const audited = <Value>(actorId: string, write: (tx: Tx) => Promise<Value>): Promise<Value> =>
  db.$transaction(async (tx) => {
    const value = await write(tx);
    await tx.auditFact.create({
      data: { at: new Date(), name: "test.recorded", actorId, subjectType: "test", subjectId: actorId },
    });
    return value;
  });

/** A person by whom a row is written that only its other rules are tested with. */
export const SOME_PERSON = "'6f1ed002-ab5f-4b7a-9a3e-00000000000c'::uuid";

/** The same as a statement in a common table expression, for rows written by SQL; `actor` is an SQL expression. */
export const auditEntryOf = (actor: string): string =>
  `WITH entry AS (INSERT INTO audit_facts (at, name, actor_id, subject_type, subject_id)
     VALUES (now(), 'test.recorded', ${actor}, 'test', 'test'))`;

/** Makes a note a record from before this system, which no command does afterwards. */
export const markAsOlder = (noteId: string): Promise<unknown> =>
  ownerQuery(`BEGIN; SET LOCAL session_replication_role = replica;
    UPDATE concept_notes SET source = 'An older record' WHERE id = '${noteId}'; COMMIT`);
