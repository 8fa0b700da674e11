type Headers = { get(name: string): string | null };

/** Set by `markPrefetches` where the router asks ahead: the framework hides its own mark from the application. */
export const PREFETCH_MARK = "x-prefetch";

/** The router's own marks of a request that it makes ahead of a click. */
export const ROUTER_PREFETCH = ["next-router-prefetch", "next-router-segment-prefetch"] as const;

/** The browser's marks of the same. */
const BROWSER_PREFETCH = ["purpose", "sec-purpose", "x-purpose", "x-moz"] as const;

const isPrefetch = (headers: Headers) =>
  headers.get(PREFETCH_MARK) !== null ||
  BROWSER_PREFETCH.some((name) => headers.get(name)?.includes("prefetch") ?? false);

/**
 * True for a request that opens a page or a file because a person asked for it. A mark of the caller can only say that a
 * request is none. An action is not counted here: the page it reads again is not a use of its own, and whether the action is one
 * is the action's to say (`perform`, `performInBackground`).
 */
export const isOpenedByPerson = (headers: Headers): boolean =>
  !isPrefetch(headers) && headers.get("next-action") === null;
