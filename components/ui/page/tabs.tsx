import { AppLink } from "./app-link";
import { cx } from "../class-names";

export type Tab = { label: string; href: string; current?: boolean; count?: number };

/** Views of the same thing, each with its own address. */
export function Tabs({ label, items }: { label: string; items: readonly Tab[] }) {
  return (
    <nav aria-label={label} className="border-b border-line">
      <ul className="-mb-px flex flex-wrap gap-x-6">
        {items.map(({ label: words, href, current = false, count }) => (
          <li key={href}>
            <AppLink
              href={href}
              aria-current={current ? "page" : undefined}
              className={cx(
                "inline-flex min-h-11 items-center gap-2 border-b-3",
                current ? "border-un font-semibold text-ink" : "border-transparent text-blue-800 hover:border-blue-200",
              )}
            >
              {words}
              {count === undefined ? null : (
                <span className="rounded-full bg-sunken px-2 text-sm text-muted tabular-nums">{count}</span>
              )}
            </AppLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
