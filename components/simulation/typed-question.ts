import type { Objective, Wish } from "@/lib/simulation/rules";

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

export const emptyQuestion = (waiting: readonly Waiting[]): TypedQuestion => ({
  objective: "money",
  reserveUsd: "",
  countCommitments: false,
  countPledges: false,
  programmes: Object.fromEntries(waiting.map(({ id }) => [id, { priority: "3", wish: "free" as const }])),
  targets: [],
});

/** What is sent: the clocks of the page and what was typed. */
export const questionOf = ({ programmes, ...typed }: TypedQuestion, clocks: { asOf: string; knownOn: string }) => ({
  ...typed,
  countCommitments: typed.countCommitments !== false,
  countPledges: typed.countPledges !== false,
  asOf: clocks.asOf,
  knownOn: clocks.knownOn,
  programmes: Object.entries(programmes).map(([noteId, one]) => ({ noteId, ...one })),
});
