import type { TransferState } from "@/lib/transfers/transfer-blocks";

export type BlockView = { key: string; sentence: string };

/** A request as a list shows it. Amount as a decimal string in USD. */
export type TransferRowView = {
  id: string;
  reference: string;
  programme: { id: string; title: string; reference: string };
  trancheNumber: number;
  organisation: string;
  amountUsd: string;
  preparedAt: string;
  state: TransferState;
  /** What holds it back now. */
  blocks: readonly BlockView[];
  isOverridden: boolean;
  /** The day it was released, withdrawn or refused. */
  endedOn: string | null;
};

type Done = { reason: string; by: string | null; at: string };

/** One request with everything that ever happened to it. */
export type TransferView = TransferRowView & {
  /** False where the second clock stands before it. */
  isRecorded: boolean;
  note: string;
  preparedBy: string | null;
  overrides: readonly (Done & { id: string; blocks: readonly BlockView[] })[];
  /** `countsFrom` is the first open day, from which a late fact counts. */
  ending: (Done & { kind: "released" | "withdrawn" | "refused"; on: string; countsFrom: string | null }) | null;
  reversal: Done | null;
};
