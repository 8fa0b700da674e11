import { untilMidnight } from "./clocks";

const RealDate = Date.prototype.constructor as DateConstructor;
const now = untilMidnight(RealDate.now);

/** Tests take today's date when their file begins: one that runs over midnight lives on that day to its end. */
globalThis.Date = new Proxy(RealDate, {
  construct: (date, given, asked) => Reflect.construct(date, given.length > 0 ? given : [now()], asked) as Date,
  get: (date, name) => (name === "now" ? now : (Reflect.get(date, name) as unknown)),
});
