import NextAuth from "next-auth";
import { randomUUID } from "node:crypto";
import { PART, readParams } from "@/lib/kernel/address-parts";
import { Refusal } from "@/lib/kernel/refusal";
import { withRequestId } from "@/lib/kernel/request-id";
import { authOptions } from "@/lib/request/auth-options";
import { returnAddressesOf } from "@/lib/request/return-address";
import { problem } from "@/lib/request/route";

type Context = { params: Promise<{ nextauth: string[] }> };
type Handler = (request: Request, context: Context) => Promise<Response>;

const library = NextAuth(authOptions) as Handler;

/**
 * What the sign-in form and the sign-out button ask of the library. Its own pages, and its renewal of a cookie, also one
 * whose session has ended, do not exist here.
 */
const USED = ["GET csrf", "GET providers", "POST callback/credentials", "POST signout"];

/** What is written while the library answers carries the request's identifier. */
const handler: Handler = async (request, { params }) => {
  const { pathname } = new URL(request.url);
  const parts = await readParams(params, { nextauth: PART.path });
  if (!USED.includes(`${request.method} ${parts?.nextauth.join("/")}`))
    return problem(new Refusal("not-found", "This address does not exist. Go to the sign-in page."), pathname);
  const addresses = returnAddressesOf(request);
  if (!addresses.areValid) {
    const refusal = problem(new Refusal("invalid", "The address to return to is not valid. Sign in again."), pathname);
    // A damaged cookie would refuse every further sign-in.
    for (const name of addresses.cookies) refusal.headers.append("Set-Cookie", `${name}=; Path=/; Max-Age=0`);
    return refusal;
  }
  try {
    return await withRequestId(request.headers.get("x-request-id") ?? randomUUID(), () => library(request, { params }));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return problem(
      new Refusal("invalid", "The request could not be read. Reload the page and sign in again."),
      pathname,
    );
  }
};

export { handler as GET, handler as POST };
