import { z } from "zod";

/** What a percent field shows of its text; a share has at most two decimals. */
export type ShareReading =
  | { readonly kind: "blank" }
  | { readonly kind: "read"; readonly decimal: string }
  | { readonly kind: "refused"; readonly sentence: string };

/** Reads a share in percent: "33.34" or "33.34%". The point separates decimals; a share has no thousands. */
export function readShareInput(text: string): ShareReading {
  const typed = text.replace(/\s*%\s*$/, "").trim();
  const refused = (sentence: string) => ({ kind: "refused", sentence }) as const;
  if (typed === "") return { kind: "blank" };
  if (/^\d{1,3}(\.\d{1,2})?$/.test(typed)) return { kind: "read", decimal: typed };
  if (/^\d{1,3},\d{1,2}$/.test(typed))
    return refused(`“${typed}” looks like ${typed.replace(",", ".")}. Enter the share with a point for decimals.`);
  if (/^\d{1,3}[.,]\d{3,}$/.test(typed)) return refused("Enter a share with at most two decimals, for example 33.34.");
  return refused("Enter a share in percent, for example 33.34.");
}

type Options = {
  /** Zero percent is a share too: nothing of it. */
  orZero?: boolean;
};

/** The sentence that refuses a share; null where it is one. */
export function shareRefusal(text: string, { orZero = false }: Options = {}): string | null {
  const reading = readShareInput(text);
  if (reading.kind === "blank") return "Enter a share in percent, for example 33.34.";
  if (reading.kind === "refused") return reading.sentence;
  const share = Number(reading.decimal);
  const isInRange = share <= 100 && (orZero || share > 0);
  if (isInRange) return null;
  return orZero ? "Enter a share from 0 to 100." : "Enter a share greater than 0 and at most 100.";
}

/** A share in percent as it is typed; leaves as a decimal string. */
export const shareInput = (options: Options = {}) =>
  z.string("Enter a share in percent, for example 33.34.").transform((text, issues) => {
    const sentence = shareRefusal(text, options);
    const reading = readShareInput(text);
    if (sentence === null && reading.kind === "read") return reading.decimal;
    issues.addIssue({ code: "custom", message: sentence ?? "" });
    return z.NEVER;
  });
