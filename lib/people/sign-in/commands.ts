import "server-only";
import type { Actor, Role } from "@/lib/access/permissions";
import { recordAudit } from "@/lib/audit/steps";
import { refusalOfInput } from "@/lib/command";
import { db } from "@/lib/kernel/db";
import { settings } from "@/lib/kernel/env";
import { Refusal } from "@/lib/kernel/refusal";
import { refuseGuessablePassword } from "../password-strength";
import { acceptInvitationInput, signInInput } from "../schema";
import { isUseDue, overdueReason, USE_INTERVAL_MS } from "../sessions/session-limits";
import { endSession, endSessions, openSession, tidySessions, type Visitor } from "../sessions/session.steps";
import { hashPassword, hashToken, isPassword, setPassword, voidInvitations } from "../steps";
import { isLocking } from "./rules";
import { claimAttempt, forgetAccount, forgetOld, takeBackAddress, throttleKeys } from "./steps";

const withRoles = { include: { roles: { select: { role: true } } } } as const;
type Loaded = { id: string; name: string; organisationId: string | null; roles: { role: Role }[] };
const actorOf = ({ id, name, organisationId, roles }: Loaded): Actor => ({
  id,
  name,
  organisationId,
  roles: roles.map(({ role }) => role),
});

/** Who signed in, and the identifier of the new session for the cookie. */
export type SignedIn = { readonly personId: string; readonly token: string };

/** The browser that signs in: where it is, and the session it is signed in with already. */
export type SignInVisitor = Visitor & { readonly token?: string | undefined };

/**
 * Checks an email address and a password and starts a session. Null says no and never why: the account may not exist or
 * be deactivated, the password may be wrong, or attempts are refused for a while after failures (rules.ts).
 */
export async function signIn(raw: unknown, visitor: SignInVisitor, now = new Date()): Promise<SignedIn | null> {
  const parsed = signInInput.safeParse(raw);
  if (!parsed.success) return null;
  const { email, password } = parsed.data;

  const keys = throttleKeys(email, visitor.address);
  const claim = await db.$transaction((tx) => claimAttempt(tx, keys, now));
  if (!claim) return null;

  const person = await db.person.findUnique({ where: { email }, ...withRoles });
  const matches = await isPassword(person?.passwordHash ?? null, password);
  if (person && matches && !person.deactivatedAt) {
    const token = await db.$transaction(async (tx) => {
      await forgetAccount(tx, keys.account);
      await takeBackAddress(tx, keys.address);
      await forgetOld(tx, now);
      await tidySessions(tx, now);
      // The browser's earlier session does not stay open without a cookie to end it.
      if (visitor.token !== undefined) await endSession(tx, visitor.token, "signed_in_again", now);
      const started = await openSession(tx, person.id, visitor, now);
      const event = { name: "session.started", subjectType: "session", subjectId: person.id } as const;
      await recordAudit(tx, actorOf(person), event, now);
      return started;
    });
    return { personId: person.id, token };
  }
  const locks = isLocking("account", claim.account) || isLocking("address", claim.address);
  const name = locks ? "session.locked" : "session.refused";
  const failures = { account: claim.account, address: claim.address };
  const event = { name, subjectType: "session", subjectId: person?.id ?? keys.account, after: { failures } } as const;
  await recordAudit(db, null, event, now);
  return null;
}

/** A session that may be used now, and whose it is. */
export type ActiveSession = { readonly id: string; readonly actor: Actor };

const sessionColumns = {
  id: true,
  startedAt: true,
  lastUsedAt: true,
  endedAt: true,
  person: {
    select: { id: true, name: true, organisationId: true, deactivatedAt: true, roles: { select: { role: true } } },
  },
} as const;

/**
 * The session of a cookie's identifier, with the person as they are now; null where none is open. A session that is over
 * by age or inactivity ends here. With `isUse` its last use is written, at most once a minute.
 */
export async function resumeSession(
  token: string,
  { isUse }: { isUse: boolean },
  now = new Date(),
): Promise<ActiveSession | null> {
  const session = await db.session.findUnique({ where: { tokenHash: hashToken(token) }, select: sessionColumns });
  if (!session || session.endedAt || session.person.deactivatedAt) return null;
  const { id, lastUsedAt, person } = session;

  const endReason = overdueReason(session, settings().SESSION_IDLE_MINUTES, now);
  if (endReason) {
    // A use that was written in the meantime keeps the session open.
    await db.session.updateMany({ where: { id, lastUsedAt, endedAt: null }, data: { endedAt: now, endReason } });
    return null;
  }
  if (isUse && isUseDue(session, now)) {
    const due = { id, endedAt: null, lastUsedAt: { lte: new Date(now.getTime() - USE_INTERVAL_MS) } };
    await db.session.updateMany({ where: due, data: { lastUsedAt: now } });
  }
  return { id, actor: actorOf(person) };
}

/** Ends the session of a cookie's identifier. A session that has ended already leaves no second entry. */
export async function signOut(token: string, now = new Date()): Promise<void> {
  await db.$transaction(async (tx) => {
    const personId = await endSession(tx, token, "signed_out", now);
    if (personId === null) return;
    const person = await tx.person.findUniqueOrThrow({ where: { id: personId }, ...withRoles });
    await recordAudit(tx, actorOf(person), { name: "session.ended", subjectType: "session", subjectId: personId }, now);
  });
}

/** The link is unknown, used, too old or its person deactivated: the answer is one and the same. */
const linkOver = () =>
  new Refusal("not-found", "This link is not valid any more. Ask an administrator of this system for a new one.");

/** Sets a password by a one-time link. Ends earlier sessions and forgets failed sign-ins. Gives back the e-mail address. */
export async function acceptInvitation(raw: unknown, now = new Date()): Promise<{ email: string }> {
  const parsed = acceptInvitationInput.safeParse(raw);
  if (!parsed.success) throw refusalOfInput(parsed.error);
  const { token, password } = parsed.data;
  const open = { tokenHash: hashToken(token), usedAt: null, expiresAt: { gt: now }, person: { deactivatedAt: null } };
  const found = await db.invitation.findFirst({ where: open, include: { person: withRoles } });
  if (!found) throw linkOver();
  const { person } = found;
  refuseGuessablePassword(password, person);
  const passwordHash = await hashPassword(password);

  await db.$transaction(async (tx) => {
    const { count } = await tx.invitation.updateMany({ where: { id: found.id, ...open }, data: { usedAt: now } });
    if (count === 0) throw linkOver();
    await voidInvitations(tx, person.id, now);
    await setPassword(tx, person.id, passwordHash);
    await endSessions(tx, person.id, "password_changed", now);
    await forgetAccount(tx, throttleKeys(person.email, "").account);
    const event = { name: "person.invitation-accepted", subjectType: "person", subjectId: person.id } as const;
    await recordAudit(tx, actorOf(person), event, now);
  });
  return { email: person.email };
}
