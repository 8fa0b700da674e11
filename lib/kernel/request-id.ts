import { AsyncLocalStorage } from "node:async_hooks";

/** What the audit log and the request log record of the request being answered. */
type RequestMark = { readonly id: string; readonly address: string | null };

const storage = new AsyncLocalStorage<RequestMark>();

/** The identifier of the request being answered, for logs and the audit; null outside a request. */
export const currentRequestId = (): string | null => storage.getStore()?.id ?? null;

/** The network address of the request being answered; null outside a request and where it is not recorded. */
export const currentAddress = (): string | null => storage.getStore()?.address ?? null;

/** Runs a piece of work under a request identifier, and the network address the request came from. */
export const withRequestId = <T>(id: string, work: () => Promise<T>, address: string | null = null): Promise<T> =>
  storage.run({ id, address }, work);
