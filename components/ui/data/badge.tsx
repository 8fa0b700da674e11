import type { ReactNode } from "react";
import { cx } from "../class-names";
import { AREA_FILL, AREA_WORDS, isArea } from "./areas";

export type BadgeTone = "neutral" | "info" | "success" | "warning" | "danger" | "closed";

const TONE: Record<BadgeTone, string> = {
  neutral: "bg-sunken text-ink",
  info: "bg-blue-100 text-blue-900",
  success: "bg-success-tint text-success",
  warning: "bg-warning-tint text-warning",
  danger: "bg-danger-tint text-danger",
  closed: "bg-closed-tint text-closed",
};

const BADGE = "inline-flex min-h-6 w-fit items-center gap-1.5 rounded-sm px-2 text-sm font-semibold leading-5";

/** A state in one or two words. */
export function Badge({ tone = "neutral", children }: { tone?: BadgeTone; children: ReactNode }) {
  return <span className={cx(BADGE, "whitespace-nowrap", TONE[tone])}>{children}</span>;
}

/** How each stage of a note looks; a stage that stands nowhere here is drawn neutral. */
const STAGE_TONE: Readonly<Record<string, BadgeTone>> = {
  submitted: "info",
  in_review: "info",
  recommended: "info",
  in_pipeline: "warning",
  invited: "warning",
  appraised: "warning",
  funded: "success",
  active: "success",
  operationally_closed: "closed",
  financially_closed: "closed",
  ineligible: "closed",
  withdrawn: "closed",
  not_endorsed: "danger",
  rejected: "danger",
};

/** The stage of a note or programme, in the words its reader knows. */
export function StageBadge({ stage, label }: { stage: string; label: string }) {
  return <Badge tone={STAGE_TONE[stage] ?? "neutral"}>{label}</Badge>;
}

/** A thematic area by number, with its colour; `title` follows where there is room. */
export function AreaBadge({ number, title }: { number: number; title?: string }) {
  const known = isArea(number);
  return (
    <span className={cx(BADGE, "items-start py-0.5", known ? AREA_WORDS[number] : TONE.neutral)}>
      {known ? (
        <span aria-hidden="true" className={cx("mt-1.25 size-2.5 shrink-0 rounded-full", AREA_FILL[number])} />
      ) : null}
      <span className={title ? undefined : "whitespace-nowrap"}>
        Thematic area {number}
        {title ? `: ${title}` : null}
      </span>
    </span>
  );
}
