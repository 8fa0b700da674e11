import type { Pool } from "@/lib/ledger/accounts";
import type { Whole } from "./fund-status";

/** What a pool is called in a sentence; a region by the word of its address. */
export const poolName = ({ area, region }: Pool): string =>
  area !== null ? `Thematic area ${area}` : region === null ? "The unearmarked pool" : `Region ${region}`;

/** What a share is a part of; expenditure in net funded is the delivery. */
export const SHARE_WORDS: Readonly<Record<Whole, string>> = {
  sources: "of sources",
  uses: "of uses",
  netFunded: "of net funded (delivery)",
  totalBalance: "of the total balance",
};
