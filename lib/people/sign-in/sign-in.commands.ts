import "server-only";
import { setTimeout } from "node:timers/promises";
import type { Actor, Role } from "@/lib/access/permissions";
import { recordAudit } from "@/lib/audit/audit.steps";
import { recordFailedSignIn } from "@/lib/audit/failed-sign-ins.steps";
import { refusalOfInput } from "@/lib/command";
import { db } from "@/lib/kernel/db";
import { settings } from "@/lib/kernel/env";
import { Refusal } from "@/lib/kernel/refusal";
import { refuseGuessablePassword } from "../password-strength";
import { acceptInvitationInput, recoverAccountInput, signInInput } from "../person.schema";
import { hashPassword, hashToken, isPassword, openInvitation, setPassword, voidInvitations } from "../person.steps";
import { isUseDue, overdueReason, USE_INTERVAL_MS } from "../sessions/session-limits";
import { endSession, endSessions, openSession, tidySessions, type Visitor } from "../sessions/session.steps";
import { forgetOldDevices, knownDeviceHash, rememberDevice } from "./known-device.steps";
import { slowdownAfter } from "./sign-in-lockout";
import {
  addressKey,
  type Claim,
  claimAttempt,
  countAddress,
  deviceKeys,
  forgetOld,
  isLocking,
  recordFailure,
  settleSuccess,
  takeFailures,
  type ThrottleKeys,
  throttleKeys,
  uncountAddress,
} from "./sign-in.steps";

const withRoles = { include: { roles: { select: { role: true } } } } as const;
type Loaded = { id: string; name: string; organisationId: string | null; roles: { role: Role }[] };
const actorOf = ({ id, name, organisationId, roles }: Loaded): Actor => ({
  id,
  name,
  organisationId,
  roles: roles.map(({ role }) => role),
});

/** Who signed in, and the identifiers of the new session and of the device for their cookies. */
export type SignedIn = { readonly personId: string; readonly token: string; readonly deviceToken: string };

/** A browser as its cookies present it: the session it is signed in with already, and the device it is. */
export type SignInVisitor = Visitor & {
  readonly token?: string | undefined;
  readonly deviceToken?: string | undefined;
};

/** Waits before an answer; a test counts instead. */
export type Pause = (milliseconds: number) => Promise<unknown>;

type Attempt = { email: string; visitor: SignInVisitor; now: Date };

/** In a known device the attempt is counted for that device, elsewhere for the address and the account. */
async function keysOf({ email, visitor, now }: Attempt): Promise<ThrottleKeys> {
  const deviceHash = await knownDeviceHash(db, email, visitor.deviceToken, now);
  if (deviceHash !== null) return deviceKeys(email, deviceHash, visitor.address);
  return throttleKeys(email, visitor.address);
}

/**
 * Checks an email address and a password and starts a session. Null says no and never why: the account may not exist or
 * be deactivated, the password may be wrong, or attempts are refused for a while after failures (sign-in-lockout.ts).
 */
export async function signIn(
  raw: unknown,
  visitor: SignInVisitor,
  now = new Date(),
  pause: Pause = setTimeout,
): Promise<SignedIn | null> {
  const parsed = signInInput.safeParse(raw);
  if (!parsed.success) return null;
  const { email, password } = parsed.data;

  const attempt = { email, visitor, now };
  const keys = await keysOf(attempt);
  const claim = await db.$transaction((tx) => claimAttempt(tx, keys, now));
  if (!claim) return null;
  await pause(slowdownAfter(claim.address));

  const person = await db.person.findUnique({ where: { email }, ...withRoles });
  const matches = await isPassword(person?.passwordHash ?? null, password);
  if (person && matches && !person.deactivatedAt) return admit(person, attempt, keys);

  await refuse({ claim, attempt, personId: person?.id ?? null });
  return null;
}

/** Counts a failure for the person to read, and records it: the one that locks as an entry of its own. */
async function refuse({ claim, attempt, personId }: { claim: Claim; attempt: Attempt; personId: string | null }) {
  const { email, visitor, now } = attempt;
  const { account, address: network } = throttleKeys(email, visitor.address);
  const after = {
    [claim.account === null ? "failuresInThisDevice" : "failuresOfAccountFromThisAddress"]: claim.pair,
    ...(claim.account !== null && { failuresOfAccountInTheHour: claim.account }),
    failuresFromThisAddress: claim.address,
  };
  await db.$transaction(async (tx) => {
    await recordFailure(tx, email, now);
    if (isLocking(claim)) {
      const event = { name: "session.locked", subjectType: "session", subjectId: personId ?? account, after } as const;
      await recordAudit(tx, null, event, now, visitor.address);
      return;
    }
    await recordFailedSignIn(tx, { account, network, personId, address: visitor.address, after, at: now });
  });
}

/** Starts the session of a person whose password was right, and makes the device known. */
async function admit(person: Loaded, { visitor, now }: Attempt, keys: ThrottleKeys): Promise<SignedIn> {
  return db.$transaction(async (tx) => {
    await settleSuccess(tx, keys);
    await forgetOld(tx, now);
    await forgetOldDevices(tx, now);
    await tidySessions(tx, now);
    // The browser's earlier session does not stay open without a cookie to end it.
    if (visitor.token !== undefined) await endSession(tx, visitor.token, "signed_in_again", now);
    const failures = await takeFailures(tx, person.id);
    const token = await openSession(tx, person.id, { visitor, failures }, now);
    const deviceToken = await rememberDevice(tx, person.id, visitor.deviceToken, now);
    const event = { name: "session.started", subjectType: "session", subjectId: person.id } as const;
    await recordAudit(tx, actorOf(person), event, now, visitor.address);
    return { personId: person.id, token, deviceToken };
  });
}

/** Failed sign-ins between the person's last session and this one. */
export type FailuresBefore = { readonly count: number; readonly lastAt: Date; readonly isRead: boolean };

/** A session that may be used now, whose it is, and what it began with. */
export type ActiveSession = {
  readonly id: string;
  readonly actor: Actor;
  readonly failuresBefore: FailuresBefore | null;
};

const sessionColumns = {
  id: true,
  startedAt: true,
  lastUsedAt: true,
  endedAt: true,
  failuresBefore: true,
  lastFailureAt: true,
  failuresReadAt: true,
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
  const { failuresBefore: count, lastFailureAt: lastAt, failuresReadAt } = session;
  const failuresBefore = lastAt && { count, lastAt, isRead: failuresReadAt !== null };
  return { id, actor: actorOf(person), failuresBefore };
}

/** Records that the person has read of the failed sign-ins before this session. */
export async function markFailuresRead({ id, failuresBefore }: ActiveSession, now = new Date()): Promise<void> {
  if (!failuresBefore || failuresBefore.isRead) return;
  await db.session.updateMany({ where: { id, endedAt: null, failuresReadAt: null }, data: { failuresReadAt: now } });
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

/** The link is unknown, used, too old or its person deactivated: the answer is the same. */
const linkOver = () =>
  new Refusal("not-found", "This link is no longer valid. Ask an administrator of this system for a new one.");

const openLink = (token: string, now: Date) => ({
  tokenHash: hashToken(token),
  usedAt: null,
  expiresAt: { gt: now },
  person: { deactivatedAt: null },
});

/** Looks up a link. A guess is counted for the address, which is slowed like one that guesses passwords. */
async function findLink(token: string, { address }: Visitor, now: Date, pause: Pause) {
  const key = addressKey(address);
  await pause(slowdownAfter(await db.$transaction((tx) => countAddress(tx, key, now))));
  const link = await db.invitation.findFirst({ where: openLink(token, now), include: { person: withRoles } });
  if (link) await db.$transaction((tx) => uncountAddress(tx, key));
  return link;
}

/** Whom a one-time link is for, while it can be used; null otherwise. The token is the permission. */
export async function findInvitation(
  token: string,
  visitor: Visitor,
  now = new Date(),
  pause: Pause = setTimeout,
): Promise<{ name: string; email: string } | null> {
  const link = await findLink(token, visitor, now, pause);
  return link && { name: link.person.name, email: link.person.email };
}

/**
 * Sets a password by a one-time link. Earlier sessions end. The browser becomes a known device, so that the person gets
 * in also while others guess. Returns the email address and the device's identifier for its cookie.
 */
export async function acceptInvitation(
  raw: unknown,
  visitor: SignInVisitor,
  now = new Date(),
  pause: Pause = setTimeout,
): Promise<{ email: string; deviceToken: string }> {
  const parsed = acceptInvitationInput.safeParse(raw);
  if (!parsed.success) throw refusalOfInput(parsed.error);
  const { token, password } = parsed.data;
  const link = await findLink(token, visitor, now, pause);
  if (!link) throw linkOver();
  const { person } = link;
  refuseGuessablePassword(password, person);
  const passwordHash = await hashPassword(password);

  const deviceToken = await db.$transaction(async (tx) => {
    const { count } = await tx.invitation.updateMany({
      where: { id: link.id, ...openLink(token, now) },
      data: { usedAt: now },
    });
    if (count === 0) throw linkOver();
    await voidInvitations(tx, person.id, now);
    await setPassword(tx, person.id, passwordHash);
    await endSessions(tx, person.id, "password_changed", now);
    const event = { name: "person.invitation-accepted", subjectType: "person", subjectId: person.id } as const;
    await recordAudit(tx, actorOf(person), event, now);
    return rememberDevice(tx, person.id, visitor.deviceToken, now);
  });
  return { email: person.email, deviceToken };
}

/**
 * Makes a one-time link for a person who cannot sign in. No one is signed in: the operator of the server asks. Older
 * links are void. Refuses with "not-found" where no active account has this email address.
 */
export async function recoverAccount(raw: unknown, now = new Date()): Promise<{ email: string; token: string }> {
  const parsed = recoverAccountInput.safeParse(raw);
  if (!parsed.success) throw refusalOfInput(parsed.error);
  return db.$transaction(async (tx) => {
    const person = await tx.person.findUnique({ where: { email: parsed.data.email } });
    if (!person || person.deactivatedAt)
      throw new Refusal("not-found", "No active account has this email address. Check the address on the People page.");
    const token = await openInvitation(tx, person.id, now);
    const event = { name: "person.recovery-link-made", subjectType: "person", subjectId: person.id } as const;
    await recordAudit(tx, null, event, now);
    return { email: person.email, token };
  });
}
