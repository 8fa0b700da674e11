import { expect, test } from "vitest";
import { csvStream } from "@/lib/kernel/csv-stream";

/** Batches of one row each; `read` counts those that were read, `ended` is true once the reading was ended. */
function countedBatches(count: number) {
  const state = { read: 0, ended: false };
  async function* read() {
    try {
      for (let row = 1; row <= count; row++) {
        state.read++;
        yield [row];
      }
    } finally {
      state.ended = true;
    }
  }
  return { state, batches: read() };
}

const linesOf = (row: number) => [[String(row), `Row ${row}`]];

test("writes the header, then the lines of every batch", async () => {
  const { batches } = countedBatches(2);
  const text = await new Response(csvStream(["Number", "Name"], batches, linesOf)).arrayBuffer();
  expect(Buffer.from(text).toString()).toBe("\uFEFFNumber,Name\r\n1,Row 1\r\n2,Row 2\r\n");
});

test("reads a batch when the file is read on, and none after its reader has left", async () => {
  const { batches, state } = countedBatches(1_000);
  const reader = csvStream(["Number", "Name"], batches, linesOf).getReader();
  await reader.read();
  await reader.read();
  await reader.cancel();
  expect(state.read).toBeLessThanOrEqual(2);
  expect(state.ended).toBe(true);
});

test("breaks off where a batch cannot be read", async () => {
  async function* failing(): AsyncGenerator<number[], void> {
    throw new Error("The database is away.");
  }
  const file = new Response(csvStream(["Number", "Name"], failing(), linesOf));
  await expect(file.text()).rejects.toThrow("The database is away.");
});
