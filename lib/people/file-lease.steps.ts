import "server-only";
import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/access/permissions";
import { db } from "@/lib/kernel/db";
import { Refusal } from "@/lib/kernel/refusal";

/**
 * Longer than a file waits for a worker and is read. It ends a lease whose process died; PostgreSQL's clock counts, which
 * is the same for every instance.
 */
const LEASE_SECONDS = 120;

const OTHER_FILE = "Another file of yours is being read. Wait until it has been read, then choose this file again.";

/** Takes the lease, also one that has expired. Refuses, at the field "file", while another file of the person has it. */
async function takeLease(personId: string, token: string): Promise<void> {
  const taken = await db.$executeRaw`
    INSERT INTO file_leases (person_id, token, until)
    VALUES (${personId}::uuid, ${token}::uuid, clock_timestamp() + ${LEASE_SECONDS} * interval '1 second')
    ON CONFLICT (person_id) DO UPDATE SET token = excluded.token, until = excluded.until
      WHERE file_leases.until <= clock_timestamp()`;
  if (taken === 0) throw new Refusal("too-many", OTHER_FILE, { file: OTHER_FILE });
}

/**
 * Reads one file of a person while no other file of theirs is read, on any instance. The lease is a row, so that no
 * connection is used up meanwhile; it is released afterwards, and expires where the process dies.
 */
export async function withFileLease<Value>({ id }: Pick<Actor, "id">, read: () => Promise<Value>): Promise<Value> {
  const token = randomUUID();
  await takeLease(id, token);
  try {
    return await read();
  } finally {
    await db.fileLease.deleteMany({ where: { personId: id, token } });
  }
}
