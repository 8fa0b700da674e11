import NextAuth from "next-auth";
import { randomUUID } from "node:crypto";
import { withRequestId } from "@/lib/kernel/request-id";
import { authOptions } from "@/lib/request/auth-options";

type Context = { params: Promise<{ nextauth: string[] }> };
type Handler = (request: Request, context: Context) => Promise<Response>;

const library = NextAuth(authOptions) as Handler;

/** The library would renew a cookie here, also one whose session has ended; nothing in the application asks for it. */
const isRenewal = async ({ params }: Context) => (await params).nextauth[0] === "session";

/** What is written while the library answers carries the request's identifier. */
const handler: Handler = async (request, context) => {
  if (await isRenewal(context)) return new Response(null, { status: 404, headers: { "Cache-Control": "no-store" } });
  return withRequestId(request.headers.get("x-request-id") ?? randomUUID(), () => library(request, context));
};

export { handler as GET, handler as POST };
