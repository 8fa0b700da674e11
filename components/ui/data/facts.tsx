import type { ReactNode } from "react";
import { cx } from "../class-names";

export type Fact = { label: string; value: ReactNode; note?: ReactNode };

const COLUMNS = { 1: "", 2: "sm:grid-cols-2", 3: "sm:grid-cols-2 lg:grid-cols-3" } as const;

/** Name and value, name and value: the facts of one record. An absent value is said, not left blank. */
export function Facts({ items, columns = 2 }: { items: readonly Fact[]; columns?: keyof typeof COLUMNS }) {
  return (
    <dl className={cx("grid grid-cols-[minmax(0,1fr)] gap-x-10 gap-y-5", COLUMNS[columns])}>
      {items.map(({ label, value, note }) => (
        <div key={label} className="keep-together grid content-start gap-0.5 border-t border-line pt-2.5">
          <dt className="text-sm text-muted">{label}</dt>
          <dd className="min-w-0">
            {value ?? <span className="text-muted">Not given</span>}
            {note ? <span className="block text-sm text-muted">{note}</span> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
