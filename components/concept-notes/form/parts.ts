import { get, type UseFormReturn } from "react-hook-form";
import type { Option } from "@/components/ui/form/select";
import type { DraftTyped } from "@/lib/concept-notes/concept-note.schema";
import type { FieldSentences } from "@/lib/kernel/refusal";

/** What one can choose from while drafting, in force today. */
export type DraftChoices = {
  areas: readonly { number: number; name: string; objectiveNumbers: readonly number[] }[];
  objectives: readonly { number: number; title: string }[];
  places: readonly Option[];
  regions: readonly Option[];
  organisations: readonly Option[];
};

/** What each section of the form gets. */
export type SectionProps = {
  form: UseFormReturn<DraftTyped>;
  choices: DraftChoices;
  /** The sentence at a field, from the last refusal or from the field's own check. */
  sentence: (name: string) => string | undefined;
};

/** Looks first at what the server refused, then at what the browser found. */
export const sentencesOf =
  (form: UseFormReturn<DraftTyped>, refused: FieldSentences) =>
  (name: string): string | undefined => {
    const own: unknown = get(form.formState.errors, `${name}.message`);
    return refused[name] ?? (typeof own === "string" ? own : undefined);
  };
