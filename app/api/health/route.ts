import { isDatabaseUp } from "@/lib/kernel/health";
import { answer } from "@/lib/request/route";
import manifest from "@/package.json";

const LIMIT_MS = 2_000;

/** Tells a supervisor whether this instance can serve: 200, or 503 naming what is down. Never cached. */
export async function GET(request: Request): Promise<Response> {
  return answer(request, async () => {
    const isUp = await isDatabaseUp(LIMIT_MS);
    const body = { status: isUp ? "ok" : "down", database: isUp ? "ok" : "down", version: manifest.version };
    return Response.json(body, { status: isUp ? 200 : 503, headers: { "Cache-Control": "no-store" } });
  });
}
