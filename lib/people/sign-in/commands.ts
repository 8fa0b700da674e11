import "server-only";
import type { Actor, Role } from "@/lib/access/permissions";
import { recordAudit } from "@/lib/audit/steps";
import { refusalOfInput } from "@/lib/command";
import { db } from "@/lib/kernel/db";
import { Refusal } from "@/lib/kernel/refusal";
import { findActor } from "../queries";
import { refuseGuessablePassword } from "../password-strength";
import { acceptInvitationInput, signInInput } from "../schema";
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

/** Who signed in, and in which epoch of their sessions. */
export type SignedIn = { id: string; epoch: number };

/**
 * Checks an e-mail address and a password. Null says no and never why: the account may not exist, be deactivated, the
 * password may be wrong, or nobody is listened to for a while after failures in a row (throttle/rules.ts).
 */
export async function signIn(raw: unknown, address: string, now = new Date()): Promise<SignedIn | null> {
  const parsed = signInInput.safeParse(raw);
  if (!parsed.success) return null;
  const { email, password } = parsed.data;

  const keys = throttleKeys(email, address);
  const claim = await db.$transaction((tx) => claimAttempt(tx, keys, now));
  if (!claim) return null;

  const person = await db.person.findUnique({ where: { email }, ...withRoles });
  const matches = await isPassword(person?.passwordHash ?? null, password);
  if (person && matches && !person.deactivatedAt) {
    await db.$transaction(async (tx) => {
      await forgetAccount(tx, keys.account);
      await takeBackAddress(tx, keys.address);
      await forgetOld(tx, now);
      const event = { name: "session.started", subjectType: "session", subjectId: person.id } as const;
      await recordAudit(tx, actorOf(person), event, now);
    });
    return { id: person.id, epoch: person.sessionEpoch };
  }
  const locks = isLocking("account", claim.account) || isLocking("address", claim.address);
  const name = locks ? "session.locked" : "session.refused";
  const failures = { account: claim.account, address: claim.address };
  const event = { name, subjectType: "session", subjectId: person?.id ?? keys.account, after: { failures } } as const;
  await recordAudit(db, null, event, now);
  return null;
}

/** Keeps that somebody signed out. Nothing is kept for a session that was over already. */
export async function signOut({ id, epoch }: SignedIn, now = new Date()): Promise<void> {
  const actor = await findActor(id, epoch);
  if (!actor) return;
  await recordAudit(db, actor, { name: "session.ended", subjectType: "session", subjectId: id }, now);
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
    await forgetAccount(tx, throttleKeys(person.email, "").account);
    const event = { name: "person.invitation-accepted", subjectType: "person", subjectId: person.id } as const;
    await recordAudit(tx, actorOf(person), event, now);
  });
  return { email: person.email };
}
