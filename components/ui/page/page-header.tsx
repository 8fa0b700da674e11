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

/** The opening of a page, with its only h1. */
export function PageHeader({ title, eyebrow, lead, actions, meta, breadcrumbs, tone = "plain", children }: Props) {
  const deep = tone === "deep";
  const words = (
    <>
      {breadcrumbs ? <Breadcrumbs items={breadcrumbs} /> : null}
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
        <div className="grid min-w-0 gap-2.5">
          {eyebrow ? (
            <p className={cx("text-sm font-semibold tracking-wide", deep ? "text-blue-200" : "text-muted")}>
              {eyebrow}
            </p>
          ) : null}
          <h1
            className={cx(
              "leading-[1.12]",
              deep ? "max-w-4xl text-[2.1rem] sm:text-[3.1rem]" : "max-w-4xl text-[1.9rem] sm:text-[2.35rem]",
            )}
          >
            {title}
          </h1>
          {lead ? <div className={cx("max-w-text text-lg", deep ? "text-blue-100" : "text-muted")}>{lead}</div> : null}
          {meta ? (
            <div
              className={cx(
                "flex flex-wrap items-center gap-x-4 gap-y-2 text-sm",
                deep ? "text-blue-100" : "text-muted",
              )}
            >
              {meta}
            </div>
          ) : null}
        </div>
        {actions ? <div className={cx("no-print flex flex-wrap gap-3", deep && "w-full pt-3")}>{actions}</div> : null}
      </div>
      {children}
    </>
  );
  if (!deep) return <header className="grid grid-cols-[minmax(0,1fr)] gap-5">{words}</header>;
  return (
    <header className="full-bleed on-deep -mt-10 pt-12 pb-14 sm:pt-20 sm:pb-16">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-10">{words}</div>
    </header>
  );
}
