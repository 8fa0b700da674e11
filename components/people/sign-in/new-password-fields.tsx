import type { ComponentProps } from "react";
import { TextInput } from "@/components/ui/form/text-input";

type Field = Pick<ComponentProps<typeof TextInput>, "name" | "onChange" | "onBlur" | "ref" | "error">;

/** A new password, typed twice. */
export function NewPasswordFields({ password, repeated }: { password: Field; repeated: Field }) {
  const look = { type: "password", autoComplete: "new-password", width: "half", required: true } as const;
  return (
    <>
      <TextInput
        label="New password"
        hint="At least 12 characters. Four unrelated words are easy to remember and hard to guess."
        {...look}
        {...password}
      />
      <TextInput label="New password, again" {...look} {...repeated} />
    </>
  );
}
