import type { Refused } from "@/components/concept-notes/acts/use-act";
import { typedAmount, typedTotal } from "@/components/concept-notes/form/totals";
import type { SourceChoice } from "@/lib/concept-notes/source-choice.queries";
import { add, compare, subtract, toDecimal, type Usd, usd, USD, zero } from "@/lib/kernel/money";

/** What is typed of each source, by its key. */
export type SourcesTyped = Readonly<Record<string, string>>;

export type SentSource = { source: string; amountUsd: string };

/** What is sent: the sources that have something typed. */
export const sentSources = (typed: SourcesTyped): SentSource[] =>
  Object.entries(typed).flatMap(([source, amountUsd]) => (amountUsd.trim() === "" ? [] : [{ source, amountUsd }]));

/** Sentences at the sources that were sent, by their place there, moved to the fields of these sources. */
export function atSources(fields: Refused["fields"], sent: readonly SentSource[], prefix = ""): Refused["fields"] {
  const start = `${prefix}sources.`;
  const named = Object.entries(fields).map(([name, sentence]) => {
    const [place = ""] = name.startsWith(start) ? name.slice(start.length).split(".") : [];
    const source = sent[Number(place)]?.source;
    return [place !== "" && source !== undefined ? start + source : name, sentence] as const;
  });
  return Object.fromEntries(named);
}

/** What is still to be named of the amount, below zero where too much is; null while an amount is not understood. */
export function leftOf(needed: Usd, typed: SourcesTyped): Usd | null {
  const named = typedTotal(Object.values(typed));
  return named && subtract(needed, named);
}

/** What a source would pay if it took all that is left and holds that much; null where that changes nothing. */
export function restFrom({ key, availableUsd }: SourceChoice, needed: Usd, typed: SourcesTyped): string | null {
  const own = typedAmount(typed[key] ?? "") ?? zero(USD);
  const left = leftOf(needed, typed);
  if (!left) return null;
  const wanted = add(own, left);
  const rest = compare(usd(availableUsd), wanted) < 0 ? usd(availableUsd) : wanted;
  return rest.minor > 0n && compare(rest, own) > 0 ? toDecimal(rest) : null;
}
