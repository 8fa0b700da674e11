import { listPublicRestatements } from "@/lib/open-data/queries";
import { conditionalJson } from "@/lib/request/conditional";
import { answer } from "@/lib/request/route";

/** Every closed period with what was published of it and what became known since; money in USD, "1500000.00". */
export async function GET(request: Request): Promise<Response> {
  const response = await answer(request, async () =>
    conditionalJson(request, { restatements: await listPublicRestatements() }),
  );
  // Anybody's page may read what is public; it carries no cookie.
  response.headers.set("Access-Control-Allow-Origin", "*");
  return response;
}
