import { AsyncLocalStorage } from "node:async_hooks";

const storage = new AsyncLocalStorage<string>();

/** The identifier of the request being answered, for logs and the audit; null outside a request. */
export const currentRequestId = (): string | null => storage.getStore() ?? null;

/** Runs a piece of work under a request identifier. */
export const withRequestId = <T>(id: string, work: () => Promise<T>): Promise<T> => storage.run(id, work);
