import NextAuth from "next-auth";
import { randomUUID } from "node:crypto";
import { withRequestId } from "@/lib/kernel/request-id";
import { authOptions } from "@/lib/request/auth-options";

type Context = { params: Promise<{ nextauth: string[] }> };
type Handler = (request: Request, context: Context) => Promise<Response>;

const library = NextAuth(authOptions) as Handler;

/** What is written while the library answers carries the request's identifier. */
const handler: Handler = (request, context) =>
  withRequestId(request.headers.get("x-request-id") ?? randomUUID(), () => library(request, context));

export { handler as GET, handler as POST };
