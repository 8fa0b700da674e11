import type { ReactNode } from "react";
import { cx } from "../class-names";

export type TimelineItem = {
  key: string;
  /** When, usually `MomentText` or `DayText`. */
  when: ReactNode;
  title: ReactNode;
  /** Who did it. */
  who?: ReactNode;
  /** The reason or what changed. */
  detail?: ReactNode;
  tone?: "plain" | "success" | "danger";
};

const MARK = { plain: "bg-blue-700", success: "bg-success", danger: "bg-danger" } as const;

/** What happened, in the order it is given. */
export function Timeline({ items }: { items: readonly TimelineItem[] }) {
  return (
    <ol className="grid">
      {items.map(({ key, when, title, who, detail, tone = "plain" }) => (
        <li
          key={key}
          className="keep-together relative border-l-2 border-line pb-6 pl-6 last:border-transparent last:pb-0"
        >
          <span aria-hidden="true" className={cx("absolute top-1.5 -left-[0.44rem] size-3 rounded-full", MARK[tone])} />
          <p className="font-semibold">{title}</p>
          <p className="text-sm text-muted">
            {when}
            {who ? <>, {who}</> : null}
          </p>
          {detail ? <div className="mt-1.5 max-w-text whitespace-pre-line">{detail}</div> : null}
        </li>
      ))}
    </ol>
  );
}
