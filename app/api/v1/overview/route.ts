import { today } from "@/lib/kernel/dates";
import { overviewDataset } from "@/lib/open-data/datasets";
import { findPublicOverview } from "@/lib/open-data/public-overview.queries";
import { conditionalJson } from "@/lib/request/conditional";
import { answer, single } from "@/lib/request/route";

/** Anybody's page may read what is public; it carries no cookie. */
const OPEN = { "Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "ETag" };

function withHeaders(response: Response, headers: Readonly<Record<string, string>>): Response {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

/** `?asOf=YYYY-MM-DD` (today), `?knownOn=YYYY-MM-DD` (today) and `?region=SLUG` (none): the Fund's public figures; see overviewDataset for the members. */
export async function GET(request: Request): Promise<Response> {
  const response = await answer(request, async () => {
    const query = new URL(request.url).searchParams;
    const clocks = { asOf: single(query, "asOf") ?? today(), knownOn: single(query, "knownOn") ?? today() };
    const overview = await findPublicOverview(clocks, single(query, "region"));
    return conditionalJson(request, overviewDataset(overview));
  });
  return withHeaders(response, OPEN);
}

/** A browser asks first when a page of another origin sends If-None-Match. */
export function OPTIONS(): Response {
  const allowed = {
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "If-None-Match",
    "Access-Control-Max-Age": "86400",
  };
  return withHeaders(new Response(null, { status: 204 }), { ...OPEN, ...allowed });
}
