import "server-only";
import type { AuditEvent } from "@/lib/audit/events";
import { defineCommand } from "@/lib/command";
import type { Tx } from "@/lib/kernel/db";
import { Refusal } from "@/lib/kernel/refusal";
import type { SessionEnd } from "@/prisma/generated/client";
import { personInput } from "../person.schema";
import { forgetDevices } from "../sign-in/known-device.steps";
import { otherSessionsInput, sessionInput } from "./session.schema";
import { endSessions } from "./session.steps";

const about = (name: AuditEvent["name"], personId: string, after: AuditEvent["after"] = {}) =>
  ({ name, subjectType: "session", subjectId: personId, after }) satisfies AuditEvent;

async function endOne(tx: Tx, id: string, endReason: SessionEnd, now: Date): Promise<void> {
  const { count } = await tx.session.updateMany({ where: { id, endedAt: null }, data: { endedAt: now, endReason } });
  if (count === 0)
    throw new Refusal("conflict", "This session has already ended. Reload the page to see open sessions.");
}

/** Ends one of one's own sessions. Another person's session is not found. */
export const endOwnSession = defineCommand({
  input: sessionInput,
  permission: "account.change-password",
  load: (tx, { sessionId }, actor) => tx.session.findFirst({ where: { id: sessionId, personId: actor.id } }),
  async apply({ tx, actor, subject: { id }, now }) {
    await endOne(tx, id, "ended_by_person", now);
    return { value: { sessionId: id }, event: about("session.own-ended", actor.id, { sessionId: id }) };
  },
});

/** Ends all of one's own sessions but the one that asks, and makes all other devices unknown. */
export const endOtherSessions = defineCommand({
  input: otherSessionsInput,
  permission: "account.change-password",
  load: (tx, { currentId }, actor) => tx.session.findFirst({ where: { id: currentId, personId: actor.id } }),
  async apply({ tx, actor, input: { deviceToken }, subject: { id }, now }) {
    const sessions = await endSessions(tx, actor.id, "ended_by_person", now, id);
    await forgetDevices(tx, actor.id, deviceToken);
    return { value: { sessions }, event: about("session.others-ended", actor.id, { sessions }) };
  },
});

/** Ends one session of any person, as an administrator. */
export const endSessionOfPerson = defineCommand({
  input: sessionInput,
  permission: "people.deactivate",
  load: (tx, { sessionId }) => tx.session.findUnique({ where: { id: sessionId } }),
  async apply({ tx, subject: { id, personId }, now }) {
    await endOne(tx, id, "ended_by_administrator", now);
    const event = about("session.ended-by-administrator", personId, { sessionId: id });
    return { value: { sessionId: id }, event };
  },
});

/** Ends all sessions of any person and makes their devices unknown, as an administrator. */
export const endSessionsOfPerson = defineCommand({
  input: personInput,
  permission: "people.deactivate",
  load: (tx, { personId }) => tx.person.findUnique({ where: { id: personId } }),
  async apply({ tx, subject: { id }, now }) {
    const sessions = await endSessions(tx, id, "ended_by_administrator", now);
    await forgetDevices(tx, id);
    return { value: { sessions }, event: about("session.all-ended-by-administrator", id, { sessions }) };
  },
});
