import type { ReactNode } from "react";

/** Something folded away behind its summary; works without JavaScript and opens on paper. */
export function Disclosure({
  summary,
  open = false,
  children,
}: {
  summary: ReactNode;
  open?: boolean;
  children: ReactNode;
}) {
  return (
    <details open={open} className="min-w-0">
      <summary className="inline-flex min-h-9 list-none items-center gap-2 text-blue-700 [&::-webkit-details-marker]:hidden">
        <span
          aria-hidden="true"
          className="no-print inline-block motion-safe:transition-transform [details[open]>summary>&]:rotate-90"
        >
          ▸
        </span>
        <span className="underline decoration-1 underline-offset-3 hover:decoration-2">{summary}</span>
      </summary>
      <div className="pt-3">{children}</div>
    </details>
  );
}
