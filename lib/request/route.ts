import "server-only";
import { randomUUID } from "node:crypto";
import { log } from "@/lib/kernel/log";
import { Refusal, type RefusalCode } from "@/lib/kernel/refusal";
import { withRequestId } from "@/lib/kernel/request-id";
import { isOverloaded } from "@/lib/kernel/request-state";
import { FAULT, OVERLOADED } from "./front-answers";

const STATUS: Readonly<Record<RefusalCode, number>> = {
  invalid: 400,
  "not-found": 404,
  forbidden: 403,
  conflict: 409,
  "not-now": 409,
  "too-many": 429,
};

const TITLES: Readonly<Record<RefusalCode, string>> = {
  invalid: "The request is not valid",
  "not-found": "Not found",
  forbidden: "Not permitted",
  conflict: "Changed by somebody else",
  "not-now": "Not possible now",
  "too-many": "Too many requests",
};

/** An RFC 9457 problem. `fields` holds a sentence for each wrong input. */
export function problem(refusal: Refusal, instance: string): Response {
  const body = {
    type: "about:blank",
    title: TITLES[refusal.code],
    status: STATUS[refusal.code],
    detail: refusal.message,
    instance,
    ...(Object.keys(refusal.fields).length > 0 && { fields: refusal.fields }),
  };
  return Response.json(body, {
    status: body.status,
    headers: { "Content-Type": "application/problem+json", "Cache-Control": "no-store" },
  });
}

/** Answers a request; a refusal becomes a problem, a fault a problem with an identifier and one line in the log. */
export async function answer(request: Request, work: () => Promise<Response>): Promise<Response> {
  const id = request.headers.get("x-request-id") ?? randomUUID();
  const { pathname } = new URL(request.url);
  try {
    return await withRequestId(id, work);
  } catch (error) {
    if (error instanceof Refusal) return problem(error, pathname);
    log().error({ err: error, requestId: id, path: pathname }, "fault while answering");
    const { status, title, detail, headers } = isOverloaded() ? OVERLOADED : FAULT;
    const body = { type: "about:blank", title, status, detail, instance: pathname, id };
    return Response.json(body, {
      status,
      headers: { ...headers, "Content-Type": "application/problem+json", "Cache-Control": "no-store" },
    });
  }
}

/** The value of a parameter that may stand once; left out and empty are the same. Refuses it given twice ("invalid"). */
export function single(query: URLSearchParams, name: string): string | undefined {
  const [value, ...more] = query.getAll(name);
  if (more.length > 0) throw new Refusal("invalid", `Give ${name} once.`, { [name]: "Give this once." });
  return value || undefined;
}
