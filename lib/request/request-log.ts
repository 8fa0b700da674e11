import http from "node:http";
import { pathForLog } from "@/lib/kernel/log";

/** One answered request as the log tells it: nothing that was typed, filtered by or opened with a link. */
export type AnsweredRequest = { requestId: string; method: string; path: string; status: number; ms: number };

type Tell = (request: AnsweredRequest) => void;

let installed = false;

/**
 * From now on every request that was given an identifier (proxy.ts) is told once its answer has left or was broken off,
 * with the identifier the answer carries. Files of the build have none and are not told.
 */
export function tellRequests(tell: Tell) {
  if (installed) return;
  installed = true;
  const { emit } = http.Server.prototype;
  http.Server.prototype.emit = function (this: http.Server, event: string | symbol, ...args: unknown[]) {
    const [request, response] = args;
    const isRequest = request instanceof http.IncomingMessage && response instanceof http.ServerResponse;
    if (event === "request" && isRequest) follow(request, response, tell);
    return Reflect.apply(emit, this, [event, ...args]);
  };
}

function follow({ method = "", url = "" }: http.IncomingMessage, response: http.ServerResponse, tell: Tell) {
  const begin = performance.now();
  response.once("close", () => {
    const requestId = response.getHeader("x-request-id");
    if (typeof requestId !== "string") return;
    const ms = Math.round(performance.now() - begin);
    tell({ requestId, method, path: pathForLog(url), status: response.statusCode, ms });
  });
}
