import { today } from "@/lib/kernel/dates";
import { listPublicRestatements } from "@/lib/open-data/public-restatements.queries";
import { conditionalJson } from "@/lib/request/conditional";
import { answer } from "@/lib/request/route";

/**
 * `?asOf=&knownOn=` (days; today): every closed period with what was published of it and what became known since; money in
 * USD, "1500000.00".
 */
export async function GET(request: Request): Promise<Response> {
  const response = await answer(request, async () => {
    const query = new URL(request.url).searchParams;
    const clocks = { asOf: query.get("asOf") || today(), knownOn: query.get("knownOn") || today() };
    return conditionalJson(request, { restatements: await listPublicRestatements(clocks) });
  });
  // Anybody's page may read what is public; it carries no cookie.
  response.headers.set("Access-Control-Allow-Origin", "*");
  return response;
}
