import type { Instrumentation } from "next";

/** Runs once before this process serves: wrong settings end it here, with one sentence for each. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { exitOnWrongSettings, settings } = await import("@/lib/kernel/env");
  const { distrustForwardedHeaders } = await import("@/lib/kernel/forwarded");
  const { adoptConsole, log } = await import("@/lib/kernel/log");
  const { startAddressRetention } = await import("@/lib/request/address-retention");
  const { markPrefetches } = await import("@/lib/request/prefetch-mark");
  const { tellRequests } = await import("@/lib/request/request-log");
  try {
    if (process.env.NODE_ENV === "production") adoptConsole();
    if (settings().TRUST_PROXY === 0) distrustForwardedHeaders();
    markPrefetches();
    tellRequests((request) => log().info(request, "answered"));
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
