import "server-only";
import { z } from "zod";
import { type Actor, authorize, can, type Owned, type Permission } from "@/lib/access/permissions";
import type { StepContext } from "@/lib/access/step-context";
import { recordAudit } from "@/lib/audit/audit.steps";
import type { AuditEvent } from "@/lib/audit/events";
import { refusalOf } from "@/lib/constraints";
import { allowTime, db, type Tx } from "@/lib/kernel/db";
import { Refusal } from "@/lib/kernel/refusal";
import { findRefusedText } from "@/lib/kernel/text";

type Step<Input, Prepared, Subject> = {
  tx: Tx;
  actor: Actor;
  /** The transaction, the actor and the moment together, for steps. */
  context: StepContext;
  input: Input;
  prepared: Prepared;
  subject: Subject;
  now: Date;
};

type Spec<Schema extends z.ZodType, Prepared, Subject, Value> = {
  input: Schema;
  permission: Permission;
  /** Slow work that needs no transaction, such as reading a file: it is done before one is opened. */
  prepare?(input: z.output<Schema>, actor: Actor): Promise<Prepared>;
  /** For an act that writes thousands of rows; others have the usual time of a transaction. */
  timeoutMs?: number;
  load(tx: Tx, input: z.output<Schema>, actor: Actor): Promise<Subject | null>;
  apply(step: Step<z.output<Schema>, Prepared, Subject>): Promise<{ value: Value; event: AuditEvent }>;
};

/** What a command gives back: its value, and the audit fact that was written with it. */
export type Done<Value> = { value: Value; event: AuditEvent };

/** What the frame knows of a command. Its symbol is not exported: only this file makes commands, so each parses its input. */
const FRAME = Symbol("frame of a command");
type Frame = { permission: Permission; input: z.ZodType };

/** A command takes the actor, anything they sent, and (for the seed) the moment it happens. */
export type Command<Value> = ((actor: Actor, raw: unknown, now?: Date) => Promise<Done<Value>>) & {
  readonly [FRAME]: Frame;
};

/** The permission and the input of a command; undefined where a value is no command. */
export const frameOf = (value: unknown): Frame | undefined =>
  typeof value === "function" && FRAME in value ? (value as Command<unknown>)[FRAME] : undefined;

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
  return refusalOfFields(fields);
}

const refusalOfFields = (fields: Record<string, string>) =>
  new Refusal("invalid", "Some entries need your attention.", fields);

/** The field of the input that a path of the parsed value comes from: a list may have been typed as one text. */
function fieldOf(raw: unknown, path: readonly string[]): string {
  const known: string[] = [];
  let at: unknown = raw;
  for (const key of path) {
    if (at === null || typeof at !== "object" || !Object.hasOwn(at, key)) break;
    at = (at as Readonly<Record<string, unknown>>)[key];
    known.push(key);
  }
  return known.join(".");
}

/**
 * The parsed input, or a refusal with a sentence at each field. No text passes that cannot be stored or seen, also where
 * its schema does not say so.
 */
export function parseInput<Schema extends z.ZodType>(schema: Schema, raw: unknown): z.output<Schema> {
  const parsed = schema.safeParse(raw);
  if (!parsed.success) throw refusalOfInput(parsed.error);
  const refused = findRefusedText(parsed.data);
  if (refused) throw refusalOfFields({ [fieldOf(raw, refused.path)]: refused.sentence });
  return parsed.data;
}

async function auditRefusal(actor: Actor, permission: Permission): Promise<void> {
  const event: AuditEvent = { name: "access.refused", subjectType: "permission", subjectId: permission };
  await recordAudit(db, actor, event, new Date());
}

/**
 * validate -> (prepare) -> load -> authorize -> apply -> audit; from load on in one transaction. A command cannot skip a
 * step. What is prepared comes from the validated input only, never from the person who sends it.
 * A refused permission leaves a fact of its own; every other refusal leaves no trace.
 */
export function defineCommand<Schema extends z.ZodType, Subject extends object, Value, Prepared = undefined>(
  spec: Spec<Schema, Prepared, Subject, Value>,
): Command<Value> {
  const run = async (actor: Actor, raw: unknown, now = new Date()): Promise<Done<Value>> => {
    try {
      // The role comes first, so that a person without it never learns what exists.
      authorize(actor, spec.permission);
      const input = parseInput(spec.input, raw);
      const prepared = (await spec.prepare?.(input, actor)) as Prepared;

      return await db.$transaction(
        async (tx) => {
          if (spec.timeoutMs !== undefined) await allowTime(tx, spec.timeoutMs);
          const subject = await spec.load(tx, input, actor);
          if (!subject) throw new Refusal("not-found", "This record does not exist.");

          authorize(actor, spec.permission, subject as Owned);
          const { value, event } = await spec.apply({
            tx,
            actor,
            context: { tx, actor, at: now },
            input,
            prepared,
            subject,
            now,
          });
          await recordAudit(tx, actor, event, now);
          return { value, event };
        },
        spec.timeoutMs === undefined ? {} : { timeout: spec.timeoutMs },
      );
    } catch (error) {
      if (error instanceof AlreadyDone) return error.done as Done<Value>;
      const refusal = refusalOf(error, raw);
      if (refusal instanceof Refusal && refusal.code === "forbidden") await auditRefusal(actor, spec.permission);
      throw refusal;
    }
  };
  return Object.assign(run, { [FRAME]: { permission: spec.permission, input: spec.input } });
}

/**
 * A command with work before its transaction, such as a calculation. That work gets the parsed input, and only where the
 * actor has the permission; without it the command itself refuses and audits.
 */
export function defineCommandWithPreparation<Schema extends z.ZodType, Value>(
  command: Command<Value>,
  input: Schema,
  run: (actor: Actor, input: z.output<Schema>, now: Date) => Promise<Done<Value>>,
): Command<Value> {
  const { permission } = command[FRAME];
  const prepared = async (actor: Actor, raw: unknown, now = new Date()): Promise<Done<Value>> => {
    if (!can(actor, permission)) return command(actor, raw, now);
    return run(actor, parseInput(input, raw), now);
  };
  return Object.assign(prepared, { [FRAME]: { permission, input } });
}

/** A command that creates something out of nothing loads nothing. */
export const NOTHING = { load: () => Promise.resolve({}) };
