import { pino } from "pino";
import { settings } from "./env";

const SECRET_FIELDS = ["password", "passwordHash", "token", "secret", "cookie", "authorization", "email", "name"];

/** What a person typed may sit in a fault's text; an address must not reach the log. */
const withoutAddresses = (text: string) => text.replace(/[^\s"'`<>()]+@[^\s"'`<>()]+/g, "[address]");

/** An address as the log may hold it: filters and one-time links stay out. */
export const pathForLog = (url: string): string =>
  (url.split(/[?#]/)[0] ?? "").replace(/^(\/+invitation\/).+/, "$1[token]");

/** Name, code, text and stack of a fault; nothing of the values it was about. */
function describe(error: unknown) {
  if (!(error instanceof Error)) return { message: withoutAddresses(String(error)) };
  // Prisma prints the whole call with its arguments above the last line, which says what went wrong.
  const isPrisma = error.name.startsWith("PrismaClient");
  const message = isPrisma ? (error.message.trim().split("\n").at(-1) ?? "") : error.message;
  const frames = (error.stack ?? "").split("\n").filter((line) => line.trimStart().startsWith("at "));
  return {
    type: error.name,
    code: "code" in error ? String(error.code) : undefined,
    message: withoutAddresses(message),
    stack: frames.join("\n"),
  };
}

let logger: ReturnType<typeof pino> | undefined;

/**
 * The structured log: one JSON line per fact on standard output. Give it a request identifier and the person's id;
 * secrets and personal fields are removed wherever they appear at the first two levels.
 */
export function log() {
  logger ??= pino({
    level: settings().LOG_LEVEL,
    base: undefined,
    timestamp: () => `,"at":"${new Date().toISOString()}"`,
    redact: { paths: SECRET_FIELDS.flatMap((field) => [field, `*.${field}`]), censor: "[removed]" },
    serializers: { error: describe, err: describe },
  });
  return logger;
}

/**
 * Next writes every fault to the console with everything that is in it. From now on only what was not reported with
 * its digest is written, and as a line of the log.
 */
export function adoptConsole() {
  console.error = (...parts: unknown[]) => {
    const error = parts.find((part) => part instanceof Error);
    if (error && "digest" in error) return;
    log().error(error ? { error } : { text: withoutAddresses(parts.map(String).join(" ")) }, "written to the console");
  };
}
