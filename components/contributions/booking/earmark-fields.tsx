"use client";

import { useRef } from "react";
import { type Control, useFieldArray, type UseFormRegister } from "react-hook-form";
import { Button } from "@/components/ui/actions/button";
import { FieldGroup, fieldId } from "@/components/ui/form/field";
import { FieldRow } from "@/components/ui/form/form-layout";
import { MoneyInput } from "@/components/ui/form/money-input";
import { Select, type Option } from "@/components/ui/form/select";
import { Row, Stack } from "@/components/ui/page/layout";
import type { EntryKind } from "@/lib/contributions/contribution-entries";
import type { Booking } from "./use-booking";

type Props = {
  kind: EntryKind;
  control: Control<Booking>;
  register: UseFormRegister<Booking>;
  sentences: Readonly<Record<string, string>>;
  currency: string;
  targets: readonly Option[];
};

/** What the money is bound to, line by line; no line at all is the Fund's preference and the default. */
export function EarmarkFields({ kind, control, register, sentences, currency, targets }: Props) {
  const { fields, append, remove } = useFieldArray({ control, name: `${kind}.earmarks` as const });
  const name = `${kind}.earmarks` as const;
  const addButton = useRef<HTMLButtonElement>(null);
  const drop = (index: number) => {
    remove(index);
    // The button that was pressed is gone; the keyboard goes on from the one that stays.
    addButton.current?.focus();
  };
  return (
    <FieldGroup
      id={fieldId(name)}
      label="Earmarks"
      hint="The part that is bound to a thematic area or a region. Whatever is not named stays unearmarked."
      error={sentences[name]}
    >
      <Stack>
        {fields.map((line, index) => (
          <Stack key={line.id} gap="small">
            <FieldRow>
              <Select
                label={`Earmark ${index + 1}: bound to`}
                placeholder="Choose an area or a region"
                options={targets}
                {...register(`${name}.${index}.target`)}
                error={sentences[`${name}.${index}.target`]}
              />
              <MoneyInput
                label={`Earmark ${index + 1}: amount`}
                amount={register(`${name}.${index}.amount`)}
                currency={currency}
                error={sentences[`${name}.${index}.amount`]}
              />
            </FieldRow>
            <Row>
              <Button variant="quiet" size="small" onClick={() => drop(index)}>
                Remove earmark {index + 1}
              </Button>
            </Row>
          </Stack>
        ))}
        <Row>
          <Button ref={addButton} variant="secondary" size="small" onClick={() => append({ target: "", amount: "" })}>
            Add an earmark
          </Button>
        </Row>
      </Stack>
    </FieldGroup>
  );
}
