import http from "node:http";

const WRITTEN_BY_PROXIES = ["x-forwarded-host", "x-forwarded-proto", "x-forwarded-port", "forwarded"];

let installed = false;

/**
 * For a process with no trusted proxy in front: from now on every request carries its socket's address in
 * `x-forwarded-for` and no forwarded host or scheme, whatever the caller wrote there.
 */
export function distrustForwardedHeaders() {
  if (installed) return;
  installed = true;
  const { emit } = http.Server.prototype;
  http.Server.prototype.emit = function (this: http.Server, event: string | symbol, ...args: unknown[]) {
    const request = args[0];
    if (event === "request" && request instanceof http.IncomingMessage) overwrite(request);
    return Reflect.apply(emit, this, [event, ...args]);
  };
}

function overwrite({ headers, socket }: http.IncomingMessage) {
  headers["x-forwarded-for"] = socket.remoteAddress ?? "unknown";
  for (const name of WRITTEN_BY_PROXIES) delete headers[name];
}
