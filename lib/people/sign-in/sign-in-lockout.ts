/**
 * What failures are counted for: an account from one unknown address or in one known device ("pair"), an account over all
 * unknown devices, and an address over all accounts.
 */
export type ThrottleKind = "pair" | "account" | "address";

const SECOND = 1_000;
const HOUR_MS = 60 * 60 * SECOND;
/** How long a pair is locked (milliseconds). */
export const LOCK_MS = 15 * 60 * SECOND;
/** After so long without a failure a count starts again (milliseconds). */
export const FORGET_MS = HOUR_MS;

/** From which failure in a row a pair is locked. */
export const LOCKED_FROM = 8;
/** A person mistypes three times without a pause. */
const FREE_FAILURES = 3;
/** At so many failures within an hour, unknown devices wait until the hour is over. */
export const ACCOUNT_LIMIT = 100;

type Count = { failures: number; startedAt: Date };

function pauseOfPair(failures: number): number {
  if (failures >= LOCKED_FROM) return LOCK_MS;
  return failures <= FREE_FAILURES ? 0 : SECOND * 2 ** (failures - FREE_FAILURES - 1);
}

/** Until when no attempt is checked after this failure; null where the next one is. An address never refuses attempts. */
export function lockedUntil(kind: ThrottleKind, { failures, startedAt }: Count, now: Date): Date | null {
  if (kind === "address") return null;
  if (kind === "account") return failures >= ACCOUNT_LIMIT ? new Date(startedAt.getTime() + HOUR_MS) : null;
  const pause = pauseOfPair(failures);
  return pause > 0 ? new Date(now.getTime() + pause) : null;
}

/** Many people may share an address, and some of them mistype. */
const FREE_OF_ADDRESS = 10;
const LONGEST_SLOWDOWN_MS = 2 * SECOND;

/** How much later an address with this many failures is answered (milliseconds). */
export function slowdownAfter(failures: number): number {
  if (failures <= FREE_OF_ADDRESS) return 0;
  return Math.min(LONGEST_SLOWDOWN_MS, 250 * 2 ** (failures - FREE_OF_ADDRESS - 1));
}

/** How long a device stays known after the last sign-in in it (seconds). */
export const DEVICE_SECONDS = 90 * 86_400;

/**
 * What an address counts as: an IPv4 address as it is, an IPv6 address with its whole /64 network, because one caller
 * owns all of that.
 */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped) return mapped[1] ?? address;
  if (!address.includes(":")) return address;
  const [head = "", tail] = address.toLowerCase().replace(/%.*$/, "").split("::");
  const left = head.split(":").filter(Boolean);
  const right = tail?.split(":").filter(Boolean) ?? [];
  const missing = Math.max(0, 8 - left.length - right.length);
  const groups = tail === undefined ? left : [...left, ...Array<string>(missing).fill("0"), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":")}::/64`;
}
