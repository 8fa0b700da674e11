"use client";

import type { Act } from "@/components/concept-notes/acts/use-act";
import { DateInput } from "@/components/ui/form/date-input";
import { Select } from "@/components/ui/form/select";
import { Textarea } from "@/components/ui/form/textarea";
import { TodayInput } from "@/components/ui/form/today-input";
import { withCountingDay } from "@/lib/kernel/future-days";
import { OneAct } from "./one-act";

type Sending = Act<Readonly<Record<string, unknown>>>;

const CONDITION_FIELDS = ["text", "dueOn", "fromTranche", "decisionId"] as const;

/** "Tranche 1 and later ones": at least the first can be named. */
const trancheOptions = (count: number) =>
  Array.from({ length: Math.max(count, 1) }, (_, index) => ({
    value: String(index + 1),
    label: `Tranche ${index + 1} and later ones`,
  }));

type SetProps = {
  noteId: string;
  /** How many tranches are planned. */
  tranches: number;
  decisions: readonly { id: string; number: string }[];
  act: Sending;
};

/** Sets a condition, out of a decision or by the Fund Management Unit. */
export function SetConditionForm({ noteId, tranches, decisions, act }: SetProps) {
  return (
    <OneAct
      name="condition"
      summary="Set a condition"
      label="Set the condition"
      done="The condition is set."
      act={({ text }) => act({ noteId, ...Object.fromEntries(CONDITION_FIELDS.map((name) => [name, text(name)])) })}
    >
      {(field) => (
        <>
          <Textarea
            label="Condition"
            hint="One thing that can be met, in a sentence."
            required
            rows={3}
            {...field("text")}
          />
          <Select label="Holds back" width="half" options={trancheOptions(tranches)} {...field("fromTranche")} />
          <DateInput label="Due on" hint="Leave this empty where there is no day." {...field("dueOn")} />
          <Select
            label="Set by"
            hint="The conditions of a decision are listed by themselves: choose it for one that stands in its text only."
            width="half"
            placeholder="The Fund Management Unit"
            options={decisions.map(({ id, number }) => ({ value: id, label: `Decision ${number}` }))}
            {...field("decisionId")}
          />
        </>
      )}
    </OneAct>
  );
}

/** A decision's conditions can be pages long; their beginning names them. */
const shortened = (text: string) => (text.length > 100 ? `${text.slice(0, 99)}…` : text);

type MeetProps = { open: readonly { id: string; text: string }[]; latest: string; act: Sending };

/** Records that one of the open conditions is met; nothing to fill in where none is open. */
export function MeetConditionForm({ open, latest, act }: MeetProps) {
  return (
    <OneAct
      name="meet"
      summary="Record that a condition is met"
      label="Record it as met"
      done={({ text }) => withCountingDay("Condition recorded as met.", text("metOn"))}
      isPossible={open.length > 0}
      act={({ text }) => act({ conditionId: text("conditionId"), metOn: text("metOn"), note: text("note") })}
    >
      {(field) => (
        <>
          <Select
            label="Condition"
            required
            placeholder="Choose a condition"
            options={open.map(({ id, text }) => ({ value: id, label: shortened(text) }))}
            {...field("conditionId")}
          />
          <TodayInput label="Met on" required latest={latest} {...field("metOn")} />
          <Textarea label="How it is met" required rows={2} {...field("note")} />
        </>
      )}
    </OneAct>
  );
}
