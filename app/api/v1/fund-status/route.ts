import { daySchema, today } from "@/lib/kernel/dates";
import { Refusal } from "@/lib/kernel/refusal";
import { findPublicStatus, statusDocument } from "@/lib/open-data/queries";
import { conditionalJson } from "@/lib/request/conditional";
import { answer } from "@/lib/request/route";

/** The value of a parameter, or nothing where it is left out or empty. */
const given = (query: URLSearchParams, name: string): string | undefined => query.get(name) || undefined;

function dayGiven(query: URLSearchParams, name: string): string | undefined {
  const typed = given(query, name);
  if (typed === undefined) return undefined;
  const found = daySchema.safeParse(typed);
  if (found.success) return found.data;
  const sentence = found.error.issues[0]?.message ?? "Enter a date.";
  throw new Refusal("invalid", sentence, { [name]: sentence });
}

/** `?asOf=&knownOn=&from=` (days; today, today, since the beginning): sources, uses and balances of the Fund in USD. */
export async function GET(request: Request): Promise<Response> {
  const response = await answer(request, async () => {
    const query = new URL(request.url).searchParams;
    const clocks = { asOf: given(query, "asOf") ?? today(), knownOn: given(query, "knownOn") ?? today() };
    return conditionalJson(request, statusDocument(await findPublicStatus(clocks, dayGiven(query, "from"))));
  });
  // Anybody's page may read what is public; it carries no cookie.
  response.headers.set("Access-Control-Allow-Origin", "*");
  return response;
}
