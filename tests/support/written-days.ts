import fc from "fast-check";

/** A day that an author means: within the years that a fund books. */
export const intendedDay = (first: string, last: string): fc.Arbitrary<string> =>
  fc
    .date({ min: new Date(`${first}T00:00:00Z`), max: new Date(`${last}T00:00:00Z`), noInvalidDate: true })
    .map((moment) => moment.toISOString().slice(0, 10));

export const DAY_ORDERS = ["year-month-day", "day-month-year", "month-day-year"] as const;
export type DayOrder = (typeof DAY_ORDERS)[number];

const TIMES = ["", "", "", " 00:00", " 9:05", " 23:59:59", " 12:00:00 AM", " 3:58:08 PM", " 11:30 p.m."] as const;

export const dayStyle = fc.record({
  separator: fc.constantFrom("/", ".", "-", " "),
  isPadded: fc.boolean(),
  time: fc.constantFrom(...TIMES),
});
export type DayStyle = typeof dayStyle extends fc.Arbitrary<infer Value> ? Value : never;

/** "31/01/2024", "1.31.2024 9:05", "2024-1-31": digits alone. */
export function writeDay(iso: string, order: DayOrder, { separator, isPadded, time }: DayStyle): string {
  const [year = "", month = "", date = ""] = iso.split("-");
  const part = (text: string) => (isPadded ? text : text.replace(/^0/, ""));
  if (order === "year-month-day") return `${year}-${part(month)}-${part(date)}${time}`;
  const first = order === "day-month-year" ? [date, month] : [month, date];
  return `${first.map(part).join(separator)}${separator}${year}${time}`;
}

export const LONG_MONTHS =
  "January February March April May June July August September October November December".split(" ");

/** "31 January 2024" and "31 Jan 2024". */
export function writeNamedDay(iso: string, { isShort, isPadded }: { isShort: boolean; isPadded: boolean }): string {
  const [year = "", month = "", date = ""] = iso.split("-");
  const name = LONG_MONTHS[Number(month) - 1] ?? "";
  return `${isPadded ? date : Number(date)} ${isShort ? name.slice(0, 3) : name} ${year}`;
}

/** The number that a spreadsheet stores for a day, counted from its day 0. */
export const dayNumber = (iso: string, dayZero: string): number =>
  (Date.parse(`${iso}T00:00:00Z`) - Date.parse(`${dayZero}T00:00:00Z`)) / 86_400_000;
