import { Alert } from "@/components/ui/feedback/alert";

const WORDS: Readonly<Record<string, string>> = {
  recorded: "The contribution is recorded.",
  pledge: "The pledge is recorded.",
  commitment: "The commitment is recorded.",
  deposit: "The deposit is recorded and waits for the Administrative Agent’s confirmation.",
};

/** The answer to the form that led here; nothing where none did. */
export function Done({ what }: { what: string | undefined }) {
  const words = what === undefined ? undefined : WORDS[what];
  return words ? (
    <Alert tone="success" live>
      {words}
    </Alert>
  ) : null;
}
