import { randomBytes, randomUUID } from "node:crypto";
import http from "node:http";
import type { Socket } from "node:net";
import { pathForLog } from "@/lib/kernel/log";
import { type RequestState, withRequestState } from "@/lib/kernel/request-state";
import { FAULT, type FrontAnswer, METHODS, OVERLOADED, UNREADABLE_BODY, writtenAnswer } from "./front-answers";
import { refusalOf } from "./front-checks";
import { isUpload, UPLOAD_LIMITS, UploadQueue } from "./upload-queue";
import { PREFETCH_MARK, ROUTER_PREFETCH } from "./person-request";

/** One answered request as the log records it: nothing that was typed, filtered by or opened with a link. */
export type AnsweredRequest = { requestId: string; method: string; path: string; status: number; ms: number };

type Options = {
  /** The address that people type, without a path. */
  readonly own: string;
  /** How many proxies in front are trusted; with none, their headers are overwritten. */
  readonly trustedProxies: number;
  /** Requests that are answered at the same time; further ones get 503. Health is always answered. */
  readonly mostAtOnce?: number;
  /** Uploads that are read at the same time, and those that wait for them. */
  readonly uploads?: { readonly atOnce: number; readonly waiting: number };
  readonly record: (request: AnsweredRequest) => void;
};

type Server = http.Server;
type Request = http.IncomingMessage;
type Response = http.ServerResponse;

const MOST_AT_ONCE = 300;
const TWO_YEARS = 63_072_000;
const HEALTH = "/api/health";

/** Headers of every answer. The policy for scripts has a nonce and is set in proxy.ts. */
const HEADERS: Readonly<Record<string, string>> = {
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "strict-origin-when-cross-origin",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
};

/** Files of the build: the same for everyone, never logged. */
const isFile = (url: string) => /^\/(_next\/static\/|icon\.svg|robots\.txt)/.test(url);

const WRITTEN_BY_PROXIES = ["x-forwarded-host", "x-forwarded-proto", "x-forwarded-port", "forwarded"];

/** Headers that only this site writes: what a caller wrote there is replaced or removed. */
function rewriteHeaders({ headers, socket, url = "/" }: Request, requestId: string, trustedProxies: number) {
  if (trustedProxies === 0) {
    headers["x-forwarded-for"] = socket.remoteAddress ?? "unknown";
    for (const name of WRITTEN_BY_PROXIES) delete headers[name];
  }
  headers["x-request-id"] = requestId;
  headers["x-path"] = url.replace(/([?&])_rsc=[^&]*&?/, "$1").replace(/[?&]$/, "");
  delete headers["x-nonce"];
  // The framework removes its own mark of a request made ahead of a click before a page sees it.
  delete headers[PREFETCH_MARK];
  if (ROUTER_PREFETCH.some((name) => headers[name] !== undefined)) headers[PREFETCH_MARK] = "1";
}

const TEXT = /^(text\/|application\/(json|xml|problem\+json|manifest\+json|javascript))/;

function completeHeaders(response: Response) {
  const type = response.getHeader("content-type");
  if (typeof type === "string" && TEXT.test(type) && !/charset/i.test(type))
    response.setHeader("Content-Type", `${type}; charset=utf-8`);
}

/** A form sent by its page's script, or by a browser without it. */
const isAction = ({ method, url = "", headers }: Request) =>
  method === "POST" &&
  (headers["next-action"] !== undefined ||
    (!url.startsWith("/api/") && (headers["content-type"] ?? "").startsWith("multipart/form-data")));

/** What the front answers instead of a fault of the framework or of a page; null where the answer stays. */
function instead(request: Request, response: Response, state: RequestState): FrontAnswer | null {
  if (response.statusCode < 500) return null;
  if (state.isOverloaded) return OVERLOADED;
  if (isAction(request) && !state.isActionRead) return UNREADABLE_BODY;
  return response.statusCode === 500 && !response.hasHeader("content-type") ? FAULT : null;
}

/**
 * The one place before the framework. It gives each request an identifier and its path, answers by itself what no page can
 * (malformed addresses, methods, foreign origins, unreadable bodies, overload, bare faults), sets the headers of every
 * answer, records each answer once, and lets answers under way finish when the process is asked to end.
 */
export class Front {
  readonly #options: Options;
  /** Each open connection, with its number of answers that are not sent whole. */
  readonly #connections = new Map<Socket, number>();
  readonly #uploads: UploadQueue;
  #underWay = 0;
  #isEnding = false;

  constructor(options: Options) {
    this.#options = options;
    this.#uploads = new UploadQueue(options.uploads ?? UPLOAD_LIMITS);
  }

  /** Handles every request of every HTTP server of this process from now on. */
  install() {
    const { emit } = http.Server.prototype;
    const handle = this.#handle.bind(this);
    const open = this.#open.bind(this);
    http.Server.prototype.emit = function (this: Server, event: string | symbol, ...args: unknown[]) {
      const go = () => Reflect.apply(emit, this, [event, ...args]) as boolean;
      const [request, response] = args;
      if (event === "connection") open(this, request as Socket);
      const isRequest = request instanceof http.IncomingMessage && response instanceof http.ServerResponse;
      return event === "request" && isRequest ? handle(request, response as Response, go) : go();
    };
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => this.#end());
  }

  #handle(request: Request, response: Response, go: () => boolean): boolean {
    const { method = "", url = "", headers } = request;
    const { own, trustedProxies, mostAtOnce = MOST_AT_ONCE } = this.#options;
    const state: RequestState = { id: randomUUID(), isOverloaded: false, isActionRead: false };
    this.#setHeaders(response);
    if (!isFile(url)) this.#follow(response, { requestId: state.id, method, path: pathForLog(url) });
    rewriteHeaders(request, state.id, trustedProxies);

    const isFull = this.#underWay >= mostAtOnce && url !== HEALTH;
    this.#underWay++;
    response.once("close", () => this.#underWay--);
    this.#occupy(request.socket, response);
    const refusal = refusalOf({ method, url, headers }, own) ?? (isFull ? OVERLOADED : null);
    if (refusal) return answerWith(request, response, refusal, state.id);
    if (method === "OPTIONS" && !url.startsWith("/api/")) return allow(response);
    replaceFaults(request, response, state);
    const start = () => withRequestState(state, go);
    if (!isUpload(request)) return start();
    return this.#uploads.enter({ request, response, start }) || answerWith(request, response, OVERLOADED, state.id);
  }

  #setHeaders(response: Response) {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    if (this.#options.own.startsWith("https:"))
      response.setHeader("Strict-Transport-Security", `max-age=${TWO_YEARS}; includeSubDomains`);
  }

  #follow(response: Response, request: Pick<AnsweredRequest, "requestId" | "method" | "path">) {
    response.setHeader("X-Request-Id", request.requestId);
    const begin = performance.now();
    response.once("close", () => {
      const ms = Math.round(performance.now() - begin);
      this.#options.record({ ...request, status: response.statusCode, ms });
    });
  }

  /** Node takes a connection for idle once its answer is written, before it is sent: a slow reader would lose the rest. */
  #open(server: Server, socket: Socket) {
    this.#connections.set(socket, 0);
    socket.once("close", () => this.#connections.delete(socket));
    server.closeIdleConnections = () => this.#closeIdle();
  }

  #occupy(socket: Socket, response: Response) {
    const count = (by: number) => (this.#connections.get(socket) ?? 0) + by;
    this.#connections.set(socket, count(1));
    response.once("close", () => {
      if (socket.destroyed) return;
      this.#connections.set(socket, count(-1));
      if (this.#isEnding) this.#closeIdle();
    });
  }

  #closeIdle() {
    for (const [socket, answers] of this.#connections) if (answers === 0) socket.end();
  }

  /**
   * From now on a connection closes after its answer. The framework hears the same signal: it stops to listen, waits for
   * the answers under way and ends the process.
   */
  #end() {
    this.#isEnding = true;
    this.#closeIdle();
  }
}

function answerWith(request: Request, response: Response, given: FrontAnswer, requestId: string): true {
  const { headers, body } = writtenIn(request, given, requestId);
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  // What is still being sent is not read: the connection closes after the answer.
  if (request.method === "POST") response.setHeader("Connection", "close");
  response.statusCode = given.status;
  response.end(request.method === "HEAD" ? undefined : body);
  return true;
}

function writtenIn({ headers, url = "" }: Request, given: FrontAnswer, requestId: string) {
  const nonce = randomBytes(16).toString("base64");
  return writtenAnswer(given, { path: url, accept: headers.accept ?? "", requestId, nonce });
}

function allow(response: Response): true {
  response.writeHead(204, { Allow: METHODS.join(", ") }).end();
  return true;
}

/**
 * Completes the headers of an answer as it begins. A fault that the front answers instead keeps nothing of what the
 * framework wrote.
 */
function replaceFaults(request: Request, response: Response, state: RequestState) {
  const { writeHead, write, end } = response;
  let isReplaced = false;

  const replace = (): boolean => {
    if (isReplaced || response.headersSent) return isReplaced;
    const given = instead(request, response, state);
    if (!given) return false;
    isReplaced = true;
    for (const name of response.getHeaderNames()) if (OF_THE_BODY.test(name)) response.removeHeader(name);
    const { headers, body } = writtenIn(request, given, state.id);
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    response.setHeader("Content-Length", Buffer.byteLength(body));
    Reflect.apply(writeHead, response, [given.status]);
    Reflect.apply(end, response, [request.method === "HEAD" ? "" : body]);
    return true;
  };

  response.writeHead = function (this: Response, status: number, ...rest: unknown[]) {
    this.statusCode = status;
    if (replace()) return this;
    completeHeaders(this);
    return Reflect.apply(writeHead, this, [status, ...rest]) as Response;
  } as typeof writeHead;
  response.write = function (this: Response, ...args: unknown[]) {
    if (!replace()) return Reflect.apply(write, this, args) as boolean;
    callBack(args);
    return true;
  } as typeof write;
  response.end = function (this: Response, ...args: unknown[]) {
    if (!replace()) return Reflect.apply(end, this, args) as Response;
    callBack(args);
    return this;
  } as typeof end;
}

const OF_THE_BODY = /^(content-|transfer-encoding|etag|cache-control|vary|location|link)/;

/** The caller of a write waits for its callback, also where the front wrote something else. */
function callBack(args: readonly unknown[]) {
  const done = args.find((arg) => typeof arg === "function") as (() => void) | undefined;
  if (done) setImmediate(done);
}
