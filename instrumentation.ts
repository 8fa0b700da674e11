import type { Instrumentation } from "next";

/** Runs once before this process serves: wrong settings end it here, with one sentence for each. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { exitOnWrongSettings, settings } = await import("@/lib/kernel/env");
  const { adoptConsole, log } = await import("@/lib/kernel/log");
  const { startAddressRetention } = await import("@/lib/request/address-retention");
  const { Front } = await import("@/lib/request/front");
  try {
    if (process.env.NODE_ENV === "production") adoptConsole();
    const { NEXTAUTH_URL, TRUST_PROXY } = settings();
    new Front({
      own: NEXTAUTH_URL,
      trustedProxies: TRUST_PROXY,
      record: (request) => log().info(request, "answered"),
    }).install();
    startAddressRetention();
  } catch (error) {
    exitOnWrongSettings(error);
  }
}

/** The one place where a fault is reported; what the reader sees of it is the digest. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { log, pathForLog } = await import("@/lib/kernel/log");
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : undefined;
  const requestId = request.headers["x-request-id"];
  log().error(
    {
      digest,
      requestId,
      method: request.method,
      path: pathForLog(request.path),
      route: context.routePath,
      kind: context.routeType,
      error,
    },
    "fault while answering a request",
  );
};
