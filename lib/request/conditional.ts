import "server-only";
import { createHash } from "node:crypto";

const opaque = (tag: string) => tag.trim().replace(/^W\//, "");

/** True where the reader already holds this very document (RFC 9110, section 13.1.2). */
function isHeld(request: Request, etag: string): boolean {
  const held = request.headers.get("if-none-match");
  if (held === null) return false;
  return held.trim() === "*" || held.split(",").some((tag) => opaque(tag) === etag);
}

/**
 * A JSON document that any cache may keep and must ask about: 200 with its ETag, or 304 without a body when the reader
 * holds it. The tag is a digest of the document, so that every instance gives the same one.
 */
export function conditionalJson(request: Request, document: unknown): Response {
  const body = JSON.stringify(document);
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 27)}"`;
  const headers = { ETag: etag, "Cache-Control": "public, max-age=0, must-revalidate" };
  if (isHeld(request, etag)) return new Response(null, { status: 304, headers });
  return new Response(body, { headers: { ...headers, "Content-Type": "application/json; charset=utf-8" } });
}
