import type { IncomingHttpHeaders } from "node:http";
import { FOREIGN_ORIGIN, type FrontAnswer, MALFORMED_ADDRESS, METHODS, TOO_LARGE, WRONG_METHOD } from "./front-answers";

/** Uploads have 6 MB (next.config.js) and the fields around the file. */
const MOST_BYTES = 6.5 * 1024 * 1024;
const LONGEST_ADDRESS = 8_000;
const READING = ["GET", "HEAD", "OPTIONS"];

/** Characters that no address of this site has: controls, and the backslash, which browsers read as a slash. */
const FORBIDDEN = /[\u0000-\u001f\u007f\\]/;

/** True where the path is not UTF-8 in percent-encoding, or has a character that no address of this site has. */
function isMalformed(url: string): boolean {
  if (!url.startsWith("/") || url.startsWith("//") || url.length > LONGEST_ADDRESS) return true;
  const [path = ""] = url.split(/[?#]/, 1);
  try {
    return FORBIDDEN.test(decodeURIComponent(path));
  } catch {
    return true;
  }
}

const hostOf = (address: string): string | null => (URL.canParse(address) ? new URL(address).host : null);

/** True where another site's page makes this browser send something. Browsers say so; a script cannot change it. */
function isForeign(
  { origin, host, "sec-fetch-site": site, "x-forwarded-host": forwarded }: IncomingHttpHeaders,
  own: string,
) {
  if (site === "cross-site") return true;
  if (origin === undefined) return false;
  const hosts = [host, hostOf(own), typeof forwarded === "string" ? forwarded.split(",")[0]?.trim() : undefined];
  return !hosts.includes(hostOf(origin) ?? "none");
}

export type Asked = { readonly method: string; readonly url: string; readonly headers: IncomingHttpHeaders };

/** Why the front answers this request by itself; null where a page or an action answers. `own` is the site's address. */
export function refusalOf({ method, url, headers }: Asked, own: string): FrontAnswer | null {
  if (!METHODS.includes(method)) return WRONG_METHOD;
  if (isMalformed(url)) return MALFORMED_ADDRESS;
  if (READING.includes(method)) return null;
  if (isForeign(headers, own)) return FOREIGN_ORIGIN;
  return Number(headers["content-length"] ?? 0) > MOST_BYTES ? TOO_LARGE : null;
}
