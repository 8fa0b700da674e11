import "server-only";
import { hash, verify } from "@node-rs/argon2";
import { createHash, randomBytes } from "node:crypto";
import { ONE_ALWAYS_STAYS } from "@/lib/access/permissions";
import type { Tx } from "@/lib/kernel/db";
import { acquireLock } from "@/lib/kernel/locks";
import { Refusal } from "@/lib/kernel/refusal";
import { INVITATION_DAYS } from "./account-state";

/** argon2id with OWASP's first choice of costs: 19 MiB, two passes. */
const COSTS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Of no password anybody knows; checked where there is no account, so that the answer takes as long. */
const NOBODYS_HASH =
  "$argon2id$v=19$m=19456,t=2,p=1$0Feu6taISm0CVxEhoIvbQQ$WEcA3kL7PGJfQzzPlbP0pEY4IQi83uBoMlvBfG9StY0";

/** The same word typed on two keyboards is one password. */
const canonical = (password: string) => password.normalize("NFKC");

export const hashPassword = (password: string): Promise<string> => hash(canonical(password), COSTS);

/** True where the password is right. Without a hash it takes as long and is false. */
export async function isPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const matches = await verify(passwordHash ?? NOBODYS_HASH, canonical(password));
  return matches && passwordHash !== null;
}

export const hashToken = (token: string): string => createHash("sha256").update(token).digest("hex");

const DAY_MS = 86_400_000;

/** Makes a one-time link's token and voids every older one. The token itself is stored nowhere. */
export async function openInvitation(tx: Tx, personId: string, now: Date): Promise<string> {
  await voidInvitations(tx, personId, now);
  const token = randomBytes(32).toString("base64url");
  const expiresAt = new Date(now.getTime() + INVITATION_DAYS * DAY_MS);
  await tx.invitation.create({ data: { personId, tokenHash: hashToken(token), expiresAt, createdAt: now } });
  return token;
}

export async function voidInvitations(tx: Tx, personId: string, now: Date): Promise<void> {
  await tx.invitation.updateMany({ where: { personId, usedAt: null }, data: { usedAt: now } });
}

/** Sets a password. Which sessions end with the old one is the caller's to say. */
export async function setPassword(tx: Tx, personId: string, passwordHash: string): Promise<void> {
  await tx.person.update({ where: { id: personId }, data: { passwordHash }, select: { id: true } });
}

/**
 * Refuses unless another administrator who can sign in stays. Administrators leave one after the other: the lock makes
 * the second look again. The database refuses the last one too (people_one_admin_stays).
 */
export async function refuseLastAdministrator(tx: Tx, leavingId: string): Promise<void> {
  await acquireLock(tx, "one_admin_stays");
  const others = await tx.person.count({
    where: {
      id: { not: leavingId },
      deactivatedAt: null,
      passwordHash: { not: null },
      roles: { some: { role: ONE_ALWAYS_STAYS } },
    },
  });
  if (others === 0)
    throw new Refusal(
      "not-now",
      "The Fund needs one administrator who can sign in. Invite another administrator first.",
    );
}
