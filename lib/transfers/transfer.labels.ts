import type { TransferState } from "./transfer-blocks";

export const STATE_LABELS: Readonly<Record<TransferState, string>> = {
  open: "To release",
  blocked: "Held back",
  released: "Released",
  withdrawn: "Withdrawn",
  refused: "Refused",
  reversed: "Taken back",
};
