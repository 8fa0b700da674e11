import { AsyncLocalStorage } from "node:async_hooks";

/** What the HTTP front learns about a request from the work that answers it. */
export type RequestState = {
  readonly id: string;
  /** True where the database gave no connection in time: the answer is 503, whatever the page or action made of it. */
  isOverloaded: boolean;
  /** True once the body of an action was read and its work began. */
  isActionRead: boolean;
};

/** The front and the pages are bundled apart and would each have a storage of their own. */
const kept = globalThis as unknown as { mptfRequestState?: AsyncLocalStorage<RequestState> };
const storage = (kept.mptfRequestState ??= new AsyncLocalStorage<RequestState>());

/** Runs the work that answers a request; what it reports is written to `state`. */
export const withRequestState = <Value>(state: RequestState, work: () => Value): Value => storage.run(state, work);

export const isOverloaded = (): boolean => storage.getStore()?.isOverloaded ?? false;

export function reportOverload(): void {
  const state = storage.getStore();
  if (state) state.isOverloaded = true;
}

export function reportActionRead(): void {
  const state = storage.getStore();
  if (state) state.isActionRead = true;
}
