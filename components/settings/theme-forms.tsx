"use client";

import type { z } from "zod";
import { CheckboxGroup } from "@/components/ui/form/choices";
import type { Option } from "@/components/ui/form/select";
import { TextInput } from "@/components/ui/form/text-input";
import { Textarea } from "@/components/ui/form/textarea";
import type { AreaContent, ObjectiveContent } from "@/lib/themes/objective-mapping";
import { reviseObjectiveInput, reviseThematicAreaInput, SHARED_OBJECTIVE } from "@/lib/themes/theme.schema";
import { RevisionForm } from "./revision-form";
import { type Act, useRevision } from "./use-revision";

type Common = { number: number; basedOn: string; act: Act };
type TypedArea = Omit<z.input<typeof reviseThematicAreaInput>, "number" | "basedOn">;

/** Records a thematic area's names and objectives from a day on. */
export function AreaForm(props: Common & { value: AreaContent; objectives: readonly Option[] }) {
  const { number, basedOn, act, value, objectives } = props;
  const { register, errorOf, frame } = useRevision<TypedArea, unknown>({
    schema: reviseThematicAreaInput,
    defaultValues: {
      ...value,
      objectiveNumbers: value.objectiveNumbers.filter((one) => one !== SHARED_OBJECTIVE).map(String),
      holdsFrom: "",
    },
    fixed: { number, basedOn },
    act,
  });
  return (
    <RevisionForm {...frame}>
      <Textarea label="Name" rows={2} required {...register("name")} {...errorOf("name")} />
      <TextInput
        label="Short name"
        hint="Two to four words, for charts and filters."
        width="half"
        required
        {...register("shortName")}
        {...errorOf("shortName")}
      />
      <CheckboxGroup
        label="Objectives"
        hint={`An objective you tick here leaves the area that has it now. Objective ${SHARED_OBJECTIVE} belongs to every area.`}
        options={objectives}
        {...register("objectiveNumbers")}
        {...errorOf("objectiveNumbers")}
      />
    </RevisionForm>
  );
}

type TypedObjective = Omit<z.input<typeof reviseObjectiveInput>, "number" | "basedOn">;

/** Records the title of an objective from a day on. */
export function ObjectiveForm({ number, basedOn, act, value }: Common & { value: ObjectiveContent }) {
  const { register, errorOf, frame } = useRevision<TypedObjective, unknown>({
    schema: reviseObjectiveInput,
    defaultValues: { ...value, holdsFrom: "" },
    fixed: { number, basedOn },
    act,
  });
  return (
    <RevisionForm {...frame}>
      <Textarea
        label="Title"
        hint="As the Global Compact states it."
        rows={2}
        required
        {...register("title")}
        {...errorOf("title")}
      />
      <TextInput
        label="Short title"
        hint="Two to four words, for charts and filters."
        width="half"
        required
        {...register("shortTitle")}
        {...errorOf("shortTitle")}
      />
    </RevisionForm>
  );
}
