import type { ReactNode } from "react";

type ColumnProps = { title: string; count: number; children: ReactNode };

/** One column of a board: a stage and what stands in it. */
export function BoardColumn({ title, count, children }: ColumnProps) {
  return (
    <section aria-label={`${title}, ${count}`} className="flex w-72 shrink-0 flex-col gap-3 rounded-sm bg-sunken p-3">
      <h2 className="flex items-baseline justify-between gap-3 px-1 font-sans text-base font-semibold">
        {title}
        <span className="text-sm text-muted tabular-nums">{count}</span>
      </h2>
      <ul className="grid gap-3">{children}</ul>
    </section>
  );
}

/** Columns side by side; scrolls inside itself where the screen is narrow. */
export function Board({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div role="region" aria-label={label} tabIndex={0} className="relative flex items-start gap-4 overflow-x-auto pb-4">
      {children}
    </div>
  );
}

/** One card; its moves are ordinary buttons or links, so the keyboard needs nothing special. */
export function BoardCard({
  title,
  children,
  actions,
}: {
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <li className="grid gap-2 rounded-sm border border-line bg-white p-4">
      <div className="font-semibold leading-snug">{title}</div>
      {children ? <div className="grid gap-1.5 text-sm text-muted">{children}</div> : null}
      {actions ? <div className="flex flex-wrap gap-2 pt-1">{actions}</div> : null}
    </li>
  );
}
