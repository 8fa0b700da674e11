import http from "node:http";
import { PREFETCH_MARK, ROUTER_PREFETCH } from "./person-request";

let installed = false;

/**
 * Copies the router's mark of a request made ahead of a click to a header that the application may read: the framework
 * removes its own before a page sees it.
 */
export function markPrefetches() {
  if (installed) return;
  installed = true;
  const { emit } = http.Server.prototype;
  http.Server.prototype.emit = function (this: http.Server, event: string | symbol, ...args: unknown[]) {
    const request = args[0];
    if (event === "request" && request instanceof http.IncomingMessage) mark(request);
    return Reflect.apply(emit, this, [event, ...args]);
  };
}

function mark({ headers }: http.IncomingMessage) {
  if (ROUTER_PREFETCH.some((name) => headers[name] !== undefined)) headers[PREFETCH_MARK] = "1";
}
