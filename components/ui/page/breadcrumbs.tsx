import { AppLink } from "./app-link";

/** One step of the way; the last one is where the reader is and needs no address. */
export type Crumb = { label: string; href?: string };

/** The way from the top of the site to this page. */
export function Breadcrumbs({ items }: { items: readonly Crumb[] }) {
  return (
    <nav aria-label="Breadcrumb" className="text-sm">
      <ol className="flex flex-wrap items-center gap-x-2">
        {items.map(({ label, href }, index) => (
          <li key={label} className="flex items-center gap-x-2">
            {index > 0 ? <span aria-hidden="true">/</span> : null}
            {href ? (
              <AppLink href={href} className="py-0.5 underline underline-offset-2 hover:decoration-2">
                {label}
              </AppLink>
            ) : (
              <span aria-current="page">{label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
