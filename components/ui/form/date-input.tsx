import type { ComponentProps } from "react";
import { isDay } from "@/lib/kernel/dates";
import { TextInput } from "./text-input";

/** A calendar day, "YYYY-MM-DD" in the form, in the reader's own order on the screen. */
export function DateInput(props: Omit<ComponentProps<typeof TextInput>, "type">) {
  const { defaultValue } = props;
  // A date field shows nothing of what is no day; as text it stays to be corrected.
  const isWrong = typeof defaultValue === "string" && defaultValue !== "" && !isDay(defaultValue);
  return <TextInput width="short" {...props} type={isWrong ? "text" : "date"} />;
}
