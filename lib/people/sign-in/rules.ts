/** What failures are counted for: the account somebody tries to open, and the address they come from. */
export type ThrottleKind = "account" | "address";

const SECOND = 1_000;
/** How long a lock holds (milliseconds). */
export const LOCK_MS = 15 * 60 * SECOND;
/** After so long without a failure the count starts again (milliseconds). */
export const FORGET_MS = 60 * 60 * SECOND;

/** From which failure in a row the door stays shut; many people may share one address. */
export const LOCKED_FROM: Readonly<Record<ThrottleKind, number>> = { account: 8, address: 50 };
/** A person mistypes three times without noticing that anybody counts. */
const FREE_FAILURES = 3;

/** How long nobody is listened to after this many failures in a row (milliseconds); it grows until it is a lock. */
export function pauseAfter(kind: ThrottleKind, failures: number): number {
  if (failures >= LOCKED_FROM[kind]) return LOCK_MS;
  if (kind === "address" || failures <= FREE_FAILURES) return 0;
  return SECOND * 2 ** (failures - FREE_FAILURES - 1);
}

/** True where the failure that raised the count to this number locks for a quarter of an hour. */
export const isLocking = (kind: ThrottleKind, failures: number): boolean => failures >= LOCKED_FROM[kind];

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
