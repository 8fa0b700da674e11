import type { ComponentProps, ReactNode } from "react";
import { cx } from "../class-names";

type Gap = "small" | "medium" | "large";

const GAP: Record<Gap, string> = { small: "gap-2", medium: "gap-5", large: "gap-10" };

/** Things one under the other. */
export function Stack({ gap = "medium", children }: { gap?: Gap; children: ReactNode }) {
  return <div className={cx("grid min-w-0 grid-cols-[minmax(0,1fr)]", GAP[gap])}>{children}</div>;
}

const ROW = {
  center: "items-center",
  start: "items-start",
  end: "items-end",
  between: "items-center justify-between",
} as const;

/** Things side by side that wrap where the line ends. */
export function Row({
  gap = "medium",
  align = "center",
  children,
}: {
  gap?: Gap;
  align?: "center" | "start" | "end" | "between";
  children: ReactNode;
}) {
  return <div className={cx("flex flex-wrap", GAP[gap], ROW[align])}>{children}</div>;
}

const COLUMNS = {
  2: "lg:grid-cols-2",
  3: "sm:grid-cols-2 lg:grid-cols-3",
  4: "sm:grid-cols-2 lg:grid-cols-4",
  "main-aside": "lg:grid-cols-[minmax(0,2fr)_minmax(17rem,1fr)]",
} as const;

/** Columns on wide screens, one under the other on narrow ones. "main-aside" is two thirds and one third. */
export function Columns({ count, children }: { count: keyof typeof COLUMNS; children: ReactNode }) {
  return (
    <div className={cx("grid grid-cols-[minmax(0,1fr)] items-start gap-x-10 gap-y-8 [&>*]:min-w-0", COLUMNS[count])}>
      {children}
    </div>
  );
}

type SectionProps = {
  title: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  id?: string;
  level?: 2 | 3;
  children: ReactNode;
};

/** A part of a page with its heading, an optional opening sentence and what can be done here. */
export function Section({ title, lead, actions, id, level = 2, children }: SectionProps) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section id={id} className="grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-5">
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="grid gap-1.5">
          <Heading className={level === 2 ? "text-[1.65rem] leading-tight" : "text-xl leading-snug"}>{title}</Heading>
          {lead ? <div className="max-w-text text-muted">{lead}</div> : null}
        </div>
        {actions ? <div className="no-print flex flex-wrap gap-3">{actions}</div> : null}
      </div>
      {children}
    </section>
  );
}

/** A bordered sheet for something that stands apart: a summary, the moves of a record, a side note. */
export function Panel({
  title,
  tone = "plain",
  children,
}: {
  title?: ReactNode;
  tone?: "plain" | "sunken" | "blue";
  children: ReactNode;
}) {
  return (
    <div className={cx("grid min-w-0 grid-cols-[minmax(0,1fr)] gap-4 rounded-sm border p-5 sm:p-6", PANEL[tone])}>
      {title ? <h2 className="text-xl leading-snug">{title}</h2> : null}
      {children}
    </div>
  );
}

const PANEL = {
  plain: "border-line bg-white",
  sunken: "border-transparent bg-sunken",
  blue: "border-blue-200 bg-blue-50",
} as const;

type BandProps = { tone?: "deep" | "sunken" | "white"; children: ReactNode } & Pick<ComponentProps<"div">, "id">;

const BAND = { deep: "on-deep", sunken: "bg-sunken", white: "border-y border-line bg-white" } as const;

/** What is of no use on paper: forms, links that act. */
export function ScreenOnly({ children }: { children: ReactNode }) {
  return <div className="no-print min-w-0">{children}</div>;
}

/** A strip over the whole width of the window; direct child of a page only. */
export function Band({ tone = "sunken", children, id }: BandProps) {
  return (
    <div id={id} className={cx("full-bleed gap-y-8 py-12 sm:py-14", BAND[tone])}>
      {children}
    </div>
  );
}
