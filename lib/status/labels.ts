import type { Pool } from "@/lib/ledger/rules";

/** What a pool is called in a sentence; a region by the word of its address. */
export const poolName = ({ area, region }: Pool): string =>
  area !== null ? `Thematic area ${area}` : region === null ? "The unearmarked pool" : `Region ${region}`;
