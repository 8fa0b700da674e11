import { randomBytes, randomUUID } from "node:crypto";
import { NextResponse, type NextRequest } from "next/server";
import { readSettings } from "@/lib/kernel/env";

const isDevelopment = process.env.NODE_ENV === "development";
const TWO_YEARS = 63_072_000;

/** Everything comes from this origin; scripts and style elements also need the nonce of this very answer. */
function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    // The development server evaluates its modules and writes its styles into the page.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' ${isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'none'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** True when people type an https address, so that their browser may be told to stay on it. */
const isSecure = () => readSettings().NEXTAUTH_URL.startsWith("https:");

const READING = ["GET", "HEAD", "OPTIONS"];

/** True where another site's page makes this browser send something. Every browser says so itself; a script cannot. */
const isSentFromElsewhere = ({ method, headers }: NextRequest) =>
  !READING.includes(method) && headers.get("sec-fetch-site") === "cross-site";

/**
 * Gives each request a nonce, an identifier and its own path, and each answer its Content-Security-Policy. Decides
 * nothing about who may do what, but turns away what another site sends in a reader's name. Prefetches pass through too: a page a browser fetched early is shown all the same.
 */
export function proxy(request: NextRequest): NextResponse {
  const requestId = randomUUID();
  if (isSentFromElsewhere(request)) {
    const headers = { "x-request-id": requestId, "cache-control": "no-store" };
    return new NextResponse("Sent from another site: refused.\n", { status: 403, headers });
  }
  const nonce = randomBytes(16).toString("base64");
  const policy = contentSecurityPolicy(nonce);

  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("x-request-id", requestId);
  headers.set("x-path", request.nextUrl.pathname + request.nextUrl.search);
  headers.set("content-security-policy", policy);

  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  response.headers.set("x-request-id", requestId);
  if (isSecure()) response.headers.set("strict-transport-security", `max-age=${TWO_YEARS}; includeSubDomains`);
  return response;
}

export const config = { matcher: "/((?!_next/static|_next/image|icon.svg|robots.txt).*)" };
