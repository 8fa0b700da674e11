import { type CsvCell, csvLines, toCsv } from "./csv";
import { log } from "./log";

/**
 * A CSV file that is written while its batches are read: the next batch is read when the reader of the file asks for it,
 * so that a file of any length needs the memory of one batch, and a slow reader keeps no connection to the database.
 */
export function csvStream<Row>(
  header: readonly string[],
  batches: AsyncGenerator<readonly Row[], void>,
  linesOf: (row: Row) => readonly (readonly CsvCell[])[],
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    start: (controller) => controller.enqueue(encoder.encode(toCsv(header, []))),
    async pull(controller) {
      try {
        const { value, done } = await batches.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(csvLines(value.flatMap(linesOf))));
      } catch (error) {
        // Half a file must not look like a whole one: the download breaks off.
        log().error({ err: error }, "fault while writing a CSV file");
        controller.error(error);
      }
    },
    cancel: async () => void (await batches.return()),
  });
}
