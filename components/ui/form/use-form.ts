"use client";

import { useEffect, useState } from "react";
import {
  type FieldPath,
  type FieldValues,
  get,
  type RegisterOptions,
  useForm as useHookForm,
  type UseFormProps,
  type UseFormRegister,
  type UseFormReturn,
} from "react-hook-form";

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const isControl = (element: unknown): element is Control =>
  element instanceof HTMLInputElement || element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement;

const isBox = (control: Control): control is HTMLInputElement => control.type === "checkbox";
const isCircle = (control: Control): control is HTMLInputElement => control.type === "radio";

/** True where it does not hold what the page came with. */
function isAltered(control: Control): boolean {
  if (control instanceof HTMLSelectElement)
    return [...control.options].some((option) => option.selected !== option.defaultSelected);
  if (isCircle(control)) return control.checked && !control.defaultChecked;
  return isBox(control) ? control.checked !== control.defaultChecked : control.value !== control.defaultValue;
}

/** Registers as react-hook-form does, and remembers what was entered before it was there. */
function keeping<Typed extends FieldValues>(register: UseFormRegister<Typed>, start: unknown) {
  let early: (() => void)[] | null = [];
  const kept = <Name extends FieldPath<Typed>>(name: Name, options?: RegisterOptions<Typed, Name>) => {
    const field = register(name, options);
    const begin: unknown = get(start, name);
    return {
      ...field,
      // The page shows it before the scripts are there: nobody types over a text that is not to be seen yet.
      ...(typeof begin === "string" && { defaultValue: begin }),
      ref: (element: unknown) => {
        const altered = early && isControl(element) && isAltered(element) ? element : null;
        field.ref(element);
        if (!altered) return;
        early?.push(() => {
          // A chosen circle is the one thing react-hook-form puts back by itself.
          if (isCircle(altered)) altered.checked = true;
          void field.onChange({ target: altered, type: "change" });
        });
      },
    };
  };
  const repeat = () => {
    for (const enter of early ?? []) enter();
    early = null;
  };
  return { register: kept, repeat };
}

/**
 * The form of react-hook-form, for a page that is there before its scripts: what was typed, ticked or chosen until then
 * stays, and is told to whatever follows the form as if it were entered now.
 */
export function useForm<Typed extends FieldValues, Context = unknown, Output = Typed>(
  options: UseFormProps<Typed, Context, Output>,
): UseFormReturn<Typed, Context, Output> {
  const form = useHookForm<Typed, Context, Output>(options);
  const [{ register, repeat }] = useState(() => keeping(form.register, options.defaultValues));
  // Whatever else follows the form listens once the effects of this render are over.
  useEffect(() => queueMicrotask(repeat), [repeat]);
  return Object.assign(form, { register });
}
