import type { UseFormRegisterReturn } from "react-hook-form";
import { TextInput } from "@/components/ui/form/text-input";

/** Where a value comes from: nothing enters the fund profile without it. */
export function SourceField(props: UseFormRegisterReturn & { error?: string | undefined }) {
  return (
    <TextInput
      label="Source"
      hint="The decision, letter or publication this value comes from, for example SC-2026-04."
      width="half"
      required
      {...props}
    />
  );
}
