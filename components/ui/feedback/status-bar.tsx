import type { ReactNode } from "react";
import { cx } from "../class-names";

type Props = {
  /** Something needs attention: said in colour as well as in words. */
  urgent?: boolean;
  children: ReactNode;
};

/**
 * One line that stays in sight while a long form scrolls; read out when it changes. Lower than any field, so that it never
 * hides the focused one. Must be a direct child of a block (the form), not of a grid.
 */
export function StatusBar({ urgent = false, children }: Props) {
  return (
    <div
      role="status"
      className={cx(
        "no-print sticky top-0 z-10 mb-6 border-l-4 px-4 py-1.5 text-sm",
        urgent ? "border-danger bg-danger-tint font-semibold text-danger" : "border-blue-200 bg-sunken text-muted",
      )}
    >
      {children}
    </div>
  );
}
