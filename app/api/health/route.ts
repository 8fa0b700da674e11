import { databaseHealth } from "@/lib/kernel/health";
import { answer } from "@/lib/request/route";
import manifest from "@/package.json";

const LIMIT_MS = 2_000;

/** Says to a supervisor whether this instance can serve: 200, or 503 with the state of the database. Never cached. */
export async function GET(request: Request): Promise<Response> {
  return answer(request, async () => {
    const database = await databaseHealth(LIMIT_MS);
    const isWell = database === "ok";
    const body = { status: isWell ? "ok" : "down", database, version: manifest.version };
    return Response.json(body, { status: isWell ? 200 : 503, headers: { "Cache-Control": "no-store" } });
  });
}
