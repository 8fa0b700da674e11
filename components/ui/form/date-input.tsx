import { TextInput } from "./text-input";
import type { ComponentProps } from "react";

/** A calendar day, "YYYY-MM-DD" in the form, in the reader's own order on the screen. */
export function DateInput(props: Omit<ComponentProps<typeof TextInput>, "type">) {
  return <TextInput width="short" {...props} type="date" />;
}
