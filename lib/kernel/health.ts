import "server-only";
import { db } from "./db";
import { log } from "./log";

/** True when the database answers within the limit (milliseconds); a reason why not goes to the log, not to the caller. */
export async function isDatabaseUp(limitMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer within ${limitMs} ms.`)), limitMs);
  });
  try {
    await Promise.race([db.$queryRaw`SELECT 1`, late]);
    return true;
  } catch (error) {
    log().warn({ err: error }, "database down");
    return false;
  } finally {
    clearTimeout(timer);
  }
}
