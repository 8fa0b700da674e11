import { statementPdf } from "@/components/statements/pdf/document";
import type { Statement, StatementEntry } from "@/lib/statements/statement";

/** How long a statement's PDF keeps the server busy as it grows. Measures and prints; asserts nothing. */
const SIZES = [50, 500, 5000] as const;
const RUNS = 3;

const entry = (place: number): StatementEntry => ({
  id: String(place),
  kind: "deposit",
  effectiveOn: "2024-01-20",
  occurredOn: null,
  recordedOn: "2024-02-01",
  amount: "1000000.00",
  currency: "EUR",
  rate: "1.0812",
  rateOn: "2024-01-20",
  amountUsd: "1081200.00",
  feeUsd: "10812.00",
  netUsd: "1070388.00",
  isReversal: false,
  isReversed: false,
  earmarks: place % 2 ? [{ label: "Facilitating regular migration", amountUsd: "400000.00" }] : [],
});

const nothing = { allocated: "0.00", transferred: "0.00", expenditure: "0.00" };

const statementOf = (size: number): Statement => ({
  fundName: "Bench",
  donor: { slug: "bench", name: "Bench", type: "member_state" },
  clocks: { asOf: "2024-12-31", knownOn: "2024-12-31" },
  generatedAt: new Date(),
  totals: { pledged: "0.00", committed: "0.00", deposited: "0.00", receivable: "0.00", fee: "0.00", net: "0.00" },
  exchangeDifference: null,
  pools: [],
  support: [],
  unallocated: "0.00",
  beyondDeposits: [],
  direct: nothing,
  notional: nothing,
  supported: nothing,
  contributions: Array.from({ length: size / 5 }, (_, index) => ({
    id: String(index),
    reference: `C-2024-${index}`,
    title: "Annual contribution",
    receivable: "0.00",
    exchangeDifference: null,
    entries: Array.from({ length: 5 }, (_unused, place) => entry(place)),
  })),
});

for (const size of SIZES) {
  const statement = statementOf(size);
  const taken: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const start = performance.now();
    await statementPdf(statement);
    taken.push(performance.now() - start);
  }
  process.stdout.write(`PDF of ${size} entries: ${Math.min(...taken).toFixed(0)} ms\n`);
}
