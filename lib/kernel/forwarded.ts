import http from "node:http";

const FORWARDED_ORIGIN = ["x-forwarded-host", "x-forwarded-proto", "x-forwarded-port", "forwarded"];

/**
 * The address of the person, given the address of the socket and what the proxies in between wrote.
 * Each trusted proxy appends the address it was called from, so the `hops`-th entry from the right is the
 * first one that nobody outside could have written.
 */
export function clientAddress(socket: string, forwarded: string | undefined, hops: number): string {
  const chain = [...(forwarded ?? "").split(","), socket].map((entry) => entry.trim()).filter(Boolean);
  return chain.at(-1 - hops) ?? chain[0] ?? "";
}

let installed = false;

/**
 * From now on every request of this process carries exactly one address in `x-forwarded-for`, the person's, and
 * without a trusted proxy no forwarded host or scheme: a caller cannot write its own.
 */
export function trustOnlyProxies(hops: number) {
  if (installed) return;
  installed = true;
  const { emit } = http.Server.prototype;
  http.Server.prototype.emit = function (this: http.Server, event: string | symbol, ...args: unknown[]) {
    const request = args[0];
    if (event === "request" && request instanceof http.IncomingMessage) rewrite(request, hops);
    return Reflect.apply(emit, this, [event, ...args]) as boolean;
  };
}

function rewrite({ headers, socket }: http.IncomingMessage, hops: number) {
  const forwarded = headers["x-forwarded-for"];
  const written = Array.isArray(forwarded) ? forwarded.join(",") : forwarded;
  headers["x-forwarded-for"] = clientAddress(socket.remoteAddress ?? "", written, hops);
  if (hops === 0) for (const name of FORWARDED_ORIGIN) delete headers[name];
}
