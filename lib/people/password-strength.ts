import "server-only";
import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary as common } from "@zxcvbn-ts/language-common";
import { dictionary as english } from "@zxcvbn-ts/language-en";
import { Refusal } from "@/lib/kernel/refusal";

/** From 0 (guessed at once) to 4; below 3 a password that leaks as a hash is guessed in days. */
const LEAST_SCORE = 3;

/** The work grows with the length: what comes after so many characters only makes a password harder to guess. */
const CHECKED = 64;

/** What everybody here would try: names of the Fund and of those around it. */
const FUND_WORDS = [
  "Migration MPTF",
  "Migration Multi-Partner Trust Fund",
  "Multi-Partner Trust Fund",
  "Global Compact for Migration",
  "Steering Committee",
  "Fund Management Unit",
  "Administrative Agent",
  "United Nations",
  "IOM UN Migration",
];

type Person = { readonly email: string; readonly name: string };

/** A name as a whole, without its spaces, and word by word. */
const spellingsOf = (text: string): string[] => {
  const words = text.split(/[\s.,@_-]+/).filter((word) => word.length > 2);
  return [text, words.join(""), ...words];
};

/** The dictionaries are large: they are ranked once, when the first password is chosen. */
let estimator: ZxcvbnFactory | undefined;
const strength = () =>
  (estimator ??= new ZxcvbnFactory({ dictionary: { ...common, ...english }, graphs: adjacencyGraphs }));

/** Refuses ("invalid", at the password) one that is easy to guess, also from the person's or the Fund's own words. */
export function refuseGuessablePassword(password: string, { email, name }: Person): void {
  const own = [email, email.split("@")[0] ?? "", name, ...FUND_WORDS].flatMap(spellingsOf);
  if (strength().check(password.slice(0, CHECKED), [...new Set(own)]).score >= LEAST_SCORE) return;
  const sentence = "This password is easy to guess. Use a longer one, for example four unrelated words.";
  throw new Refusal("invalid", sentence, { password: sentence });
}
