import { today } from "@/lib/kernel/dates";
import { findPublicStatus, statusDocument } from "@/lib/open-data/public-status.queries";
import { conditionalJson } from "@/lib/request/conditional";
import { answer, single } from "@/lib/request/route";

/** `?asOf=&knownOn=&from=` (days; today, today, since the beginning): sources, uses and balances of the Fund in USD. */
export async function GET(request: Request): Promise<Response> {
  const response = await answer(request, async () => {
    const query = new URL(request.url).searchParams;
    const clocks = { asOf: single(query, "asOf") ?? today(), knownOn: single(query, "knownOn") ?? today() };
    return conditionalJson(request, statusDocument(await findPublicStatus(clocks, single(query, "from"))));
  });
  // Anybody's page may read what is public; it carries no cookie.
  response.headers.set("Access-Control-Allow-Origin", "*");
  return response;
}
