import { LinkButton } from "../actions/button";

type Props = {
  /** What is paged, for the name of the navigation: "Contributions". */
  label: string;
  /** The list without a cursor, with its filters; absent on the first page. */
  firstHref?: string | undefined;
  /** The next page with the same filters; absent on the last. */
  nextHref?: string | undefined;
};

/** Keyset paging goes forward and back to the start; there are no page numbers to jump to. */
export function Pagination({ label, firstHref, nextHref }: Props) {
  if (!firstHref && !nextHref) return null;
  return (
    <nav aria-label={`Pages of ${label.toLowerCase()}`} className="flex flex-wrap gap-3">
      {firstHref ? (
        <LinkButton href={firstHref} variant="secondary" size="small">
          First page
        </LinkButton>
      ) : null}
      {nextHref ? (
        <LinkButton href={nextHref} variant="secondary" size="small" rel="next">
          Next page
        </LinkButton>
      ) : (
        <p className="py-1.5 text-sm text-muted">This is the last page.</p>
      )}
    </nav>
  );
}
