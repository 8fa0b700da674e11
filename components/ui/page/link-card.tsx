import { AppLink } from "./app-link";
import type { ReactNode } from "react";
import { cx } from "../class-names";
import { AREA_FILL, type AreaNumber } from "../data/areas";

type Props = {
  href: string;
  title: ReactNode;
  /** Above the title: place, reference. */
  eyebrow?: ReactNode;
  /** Draws the colour of a thematic area at the edge. */
  area?: AreaNumber;
  /** The quiet last line: money, dates, badges. */
  meta?: ReactNode;
  children?: ReactNode;
  level?: 2 | 3;
};

/** One record among several, the whole card a target, its title the link. */
export function LinkCard({ href, title, eyebrow, area, meta, children, level = 3 }: Props) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <article className="keep-together relative flex h-full min-w-0 flex-col gap-2 rounded-sm border border-line bg-white p-5 pt-6 hover:border-blue-700 sm:p-6">
      <span aria-hidden="true" className={cx("absolute inset-x-0 top-0 h-1", area ? AREA_FILL[area] : "bg-blue-200")} />
      {eyebrow ? <div className="text-sm font-semibold text-muted">{eyebrow}</div> : null}
      <Heading className="text-xl leading-snug">
        <AppLink href={href} className="text-blue-800 underline-offset-4 after:absolute after:inset-0 hover:underline">
          {title}
        </AppLink>
      </Heading>
      {children ? <div className="max-w-text text-ink">{children}</div> : null}
      {meta ? (
        <div className="mt-auto flex flex-wrap items-center gap-x-4 gap-y-1 pt-2 text-sm text-muted">{meta}</div>
      ) : null}
    </article>
  );
}
