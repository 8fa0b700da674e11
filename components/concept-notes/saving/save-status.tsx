import { StatusBar } from "@/components/ui/feedback/status-bar";
import type { SaveState } from "./autosaver";

const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });

function words(state: SaveState): string {
  switch (state.kind) {
    case "clean":
      return "Everything here is saved as you type.";
    case "saving":
      return "Saving…";
    case "saved":
      return `Saved at ${clock.format(state.at)}`;
    case "unreached":
      return navigator.onLine
        ? "Not saved yet: the server does not answer. Your text is kept here and sent again by itself."
        : "Not saved: offline, your text is kept here and sent when you are connected again.";
    case "refused":
      return `Not saved: ${state.refused.message} Your text is kept here.`;
    case "conflict":
      return "Not saved: somebody else saved a newer version. Your text is kept here.";
  }
}

/** One line that says whether what is typed is saved, in sight wherever the form is scrolled to. */
export function SaveStatus({ state }: { state: SaveState }) {
  const isQuiet = state.kind === "clean" || state.kind === "saving" || state.kind === "saved";
  return <StatusBar urgent={!isQuiet}>{words(state)}</StatusBar>;
}
