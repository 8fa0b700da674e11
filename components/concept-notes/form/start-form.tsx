"use client";

import { useRouter } from "next/navigation";
import { TextInput } from "@/components/ui/form/text-input";
import { ActForm } from "../acts/act-form";
import { type Act, type Answer } from "../acts/use-act";

/** The first line of a new note; the draft exists from here on and saves itself. */
export function StartForm({ start }: { start: Act<{ title: string }, { id: string }> }) {
  const router = useRouter();
  const act = async (title: string): Promise<Answer> => {
    if (!title) return { ok: false, code: "invalid", message: "", fields: { title: "Enter a title." } };
    const answer = await start({ title });
    if (answer.ok) router.push(`/concept-notes/${answer.value.id}/edit`);
    return answer;
  };
  return (
    <ActForm name="start" label="Continue" act={({ text }) => act(text("title"))}>
      {(field) => <TextInput label="Title" required {...field("title")} />}
    </ActForm>
  );
}
