import type { Objective, Wish } from "@/lib/simulation/simulation-problem";

/** A programme of the pipeline as the form shows it; money in USD as a decimal string. */
export type Waiting = { id: string; reference: string; title: string; amountUsd: string };

export type TypedTarget = { scope: string; sense: string; measure: string; value: string };

export type TypedQuestion = {
  objective: Objective;
  reserveUsd: string;
  /** A box that is ticked gives its word, one that is not gives false. */
  countCommitments: boolean | string;
  countPledges: boolean | string;
  programmes: Record<string, { priority: string; wish: Wish }>;
  targets: TypedTarget[];
};

/** What a programme starts with. */
export const USUAL = { priority: "3", wish: "free" } as const;

export const emptyQuestion = (waiting: readonly Waiting[]): TypedQuestion => ({
  objective: "money",
  reserveUsd: "",
  countCommitments: false,
  countPledges: false,
  programmes: Object.fromEntries(waiting.map(({ id }) => [id, { ...USUAL }])),
  targets: [],
});

/** The programmes shown on some day that do not wait on the day shown now; what was typed for them stays with the form. */
export const goneFrom = (waiting: readonly Waiting[], shown: readonly Waiting[]): Waiting[] =>
  shown.filter(({ id }) => !waiting.some((one) => one.id === id));

/** Every programme shown so far: those of before, and those that wait on the day shown now. */
export const shownWith = (waiting: readonly Waiting[], shown: readonly Waiting[]): readonly Waiting[] => {
  const added = goneFrom(shown, waiting);
  return added.length > 0 ? [...shown, ...added] : shown;
};

/** What is sent: the clocks of the page and what was typed for the programmes that wait on that day. */
export const questionOf = (
  { programmes, ...typed }: TypedQuestion,
  waiting: readonly Waiting[],
  clocks: { asOf: string; knownOn: string },
) => ({
  ...typed,
  countCommitments: typed.countCommitments !== false,
  countPledges: typed.countPledges !== false,
  asOf: clocks.asOf,
  knownOn: clocks.knownOn,
  programmes: waiting.map(({ id }) => ({ noteId: id, ...(programmes[id] ?? USUAL) })),
});
