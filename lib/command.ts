import "server-only";
import { z } from "zod";
import { type Actor, authorize, type Owned, type Permission } from "@/lib/access/permissions";
import type { AuditEvent } from "@/lib/audit/events";
import { recordAudit } from "@/lib/audit/steps";
import { refusalOf } from "@/lib/kernel/constraints";
import { allowTime, db, type Tx } from "@/lib/kernel/db";
import { Refusal } from "@/lib/kernel/refusal";
import { holdsZero } from "@/lib/kernel/text";

type Step<Input, Subject> = { tx: Tx; actor: Actor; input: Input; subject: Subject; now: Date };

type Spec<Schema extends z.ZodType, Subject, Value> = {
  input: Schema;
  permission: Permission;
  /** For an act that writes thousands of rows; others have the usual time of a transaction. */
  timeoutMs?: number;
  load(tx: Tx, input: z.output<Schema>, actor: Actor): Promise<Subject | null>;
  apply(step: Step<z.output<Schema>, Subject>): Promise<{ value: Value; event: AuditEvent }>;
};

/** What a command gives back: its value, and the audit fact that was written with it. */
export type Done<Value> = { value: Value; event: AuditEvent };

/** A command takes whoever asks, anything they sent, and (for a story told later) the moment it happens. */
export type Command<Value> = (actor: Actor, raw: unknown, now?: Date) => Promise<Done<Value>>;

/** The same form sent again: nothing is written, and the answer is the first one's. */
export class AlreadyDone extends Refusal {
  readonly done: Done<unknown>;
  constructor(done: Done<unknown>) {
    super("conflict", "This form was already sent and is recorded.");
    this.done = done;
  }
}

/** Sentences at the fields of a form; the first sentence of each field. */
export function refusalOfInput(error: z.ZodError): Refusal {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) fields[issue.path.join(".")] ??= issue.message;
  return new Refusal("invalid", "Some entries need your attention.", fields);
}

async function auditRefusal(actor: Actor, permission: Permission): Promise<void> {
  const event: AuditEvent = { name: "access.refused", subjectType: "permission", subjectId: permission };
  await recordAudit(db, actor, event, new Date());
}

/**
 * validate -> load -> authorize -> apply -> audit, in one transaction. A command cannot skip a step.
 * A refused permission leaves a fact of its own; every other refusal leaves no trace.
 */
export function defineCommand<Schema extends z.ZodType, Subject extends object, Value>(
  spec: Spec<Schema, Subject, Value>,
): Command<Value> {
  return async (actor, raw, now = new Date()) => {
    try {
      // The role comes first, so that a person without it never learns what exists.
      authorize(actor, spec.permission);
      const parsed = spec.input.safeParse(raw);
      if (!parsed.success) throw refusalOfInput(parsed.error);
      const input = parsed.data;
      if (holdsZero(input)) throw new Refusal("invalid", "A text holds a character that cannot be kept: type it anew.");

      return await db.$transaction(
        async (tx) => {
          if (spec.timeoutMs !== undefined) await allowTime(tx, spec.timeoutMs);
          const subject = await spec.load(tx, input, actor);
          if (!subject) throw new Refusal("not-found", "This record does not exist.");

          authorize(actor, spec.permission, subject as Owned);
          const { value, event } = await spec.apply({ tx, actor, input, subject, now });
          await recordAudit(tx, actor, event, now);
          return { value, event };
        },
        spec.timeoutMs === undefined ? {} : { timeout: spec.timeoutMs },
      );
    } catch (error) {
      if (error instanceof AlreadyDone) return error.done as Done<Value>;
      const refusal = refusalOf(error);
      if (refusal instanceof Refusal && refusal.code === "forbidden") await auditRefusal(actor, spec.permission);
      throw refusal;
    }
  };
}

/** A command that creates something out of nothing loads nothing. */
export const NOTHING = { load: () => Promise.resolve({}) };
