import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "../class-names";

export type AlertTone = "info" | "success" | "warning" | "danger";

const TONE = {
  info: { icon: Info, look: "border-blue-700 bg-blue-50", mark: "text-blue-700", word: "Information" },
  success: { icon: CircleCheck, look: "border-success bg-success-tint", mark: "text-success", word: "Done" },
  warning: { icon: TriangleAlert, look: "border-warning bg-warning-tint", mark: "text-warning", word: "Warning" },
  danger: { icon: CircleAlert, look: "border-danger bg-danger-tint", mark: "text-danger", word: "Problem" },
} as const;

type Props = {
  tone?: AlertTone;
  title?: ReactNode;
  children?: ReactNode;
  /** Read out at once: for the answer to an act, not for what stands on the page anyway. */
  live?: boolean;
};

/** A notice inside the page. The tone is also said in words for those who do not see it. */
export function Alert({ tone = "info", title, children, live = false }: Props) {
  const { icon: Icon, look, mark, word } = TONE[tone];
  return (
    <div
      role={live ? (tone === "danger" ? "alert" : "status") : undefined}
      className={cx("keep-together flex gap-3 rounded-sm border-l-4 px-4 py-3", look)}
    >
      <Icon aria-hidden="true" className={cx("mt-0.5 size-5 shrink-0", mark)} />
      <div className="grid min-w-0 gap-1">
        <span className="sr-only">{word}:</span>
        {title ? <p className="font-semibold">{title}</p> : null}
        {children ? <div className="grid max-w-text gap-2">{children}</div> : null}
      </div>
    </div>
  );
}
