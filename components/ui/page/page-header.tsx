import type { ReactNode } from "react";
import { cx } from "../class-names";
import { Breadcrumbs, type Crumb } from "./breadcrumbs";

type Props = {
  title: ReactNode;
  /** A short word above the title: the kind of page, a reference. */
  eyebrow?: ReactNode;
  /** One or two sentences that say what the reader finds here. */
  lead?: ReactNode;
  /** Buttons and links of the whole page. */
  actions?: ReactNode;
  /** Badges, dates, as-of: one quiet line. */
  meta?: ReactNode;
  breadcrumbs?: readonly Crumb[];
  /** "deep" is the wide dark band of a public opening page. */
  tone?: "plain" | "deep";
  /** Below the words, inside the band: the headline figures. */
  children?: ReactNode;
};

const LOOK = {
  plain: { eyebrow: "text-muted", title: "text-[1.9rem] sm:text-[2.35rem]", quiet: "text-muted", actions: "" },
  deep: {
    eyebrow: "text-blue-200",
    title: "text-[2.1rem] sm:text-[3.1rem]",
    quiet: "text-blue-100",
    actions: "w-full pt-3",
  },
} as const;

function Words({
  title,
  eyebrow,
  lead,
  meta,
  tone = "plain",
}: Pick<Props, "title" | "eyebrow" | "lead" | "meta" | "tone">) {
  const look = LOOK[tone];
  return (
    <div className="grid min-w-0 gap-2.5">
      {eyebrow ? <p className={cx("text-sm font-semibold tracking-wide", look.eyebrow)}>{eyebrow}</p> : null}
      <h1 className={cx("max-w-4xl leading-[1.12]", look.title)}>{title}</h1>
      {lead ? <div className={cx("max-w-text text-lg", look.quiet)}>{lead}</div> : null}
      {meta ? (
        <div className={cx("flex flex-wrap items-center gap-x-4 gap-y-2 text-sm", look.quiet)}>{meta}</div>
      ) : null}
    </div>
  );
}

/** The opening of a page, with its only h1. */
export function PageHeader({ actions, breadcrumbs, tone = "plain", children, ...words }: Props) {
  const content = (
    <>
      {breadcrumbs ? <Breadcrumbs items={breadcrumbs} /> : null}
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
        <Words {...words} tone={tone} />
        {actions ? <div className={cx("no-print flex flex-wrap gap-3", LOOK[tone].actions)}>{actions}</div> : null}
      </div>
      {children}
    </>
  );
  if (tone === "plain") return <header className="grid grid-cols-[minmax(0,1fr)] gap-5">{content}</header>;
  return (
    <header className="full-bleed on-deep -mt-10 pt-12 pb-14 sm:pt-20 sm:pb-16">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-10">{content}</div>
    </header>
  );
}
