import type { ReactNode } from "react";
import { Button, LinkButton } from "../actions/button";

type Props = {
  /** The list's own address; the filters become its query. */
  action: string;
  /** What is filtered, for the name of the form: "contributions". */
  label: string;
  /** Set when a filter is on: leads back to the whole list. */
  clearHref?: string | undefined;
  children: ReactNode;
};

/** Filters of a list as an ordinary GET form: the state stands in the address, and nothing needs JavaScript. */
export function FilterBar({ action, label, clearHref, children }: Props) {
  return (
    <form
      action={action}
      role="search"
      aria-label={`Filter ${label}`}
      className="no-print grid gap-4 rounded-sm bg-sunken p-4 sm:p-5"
    >
      <div className="grid items-end gap-x-5 gap-y-4 sm:grid-cols-2 lg:grid-cols-4">{children}</div>
      <div className="flex flex-wrap gap-3">
        <Button type="submit" size="small">
          Apply filters
        </Button>
        {clearHref ? (
          <LinkButton href={clearHref} variant="quiet" size="small">
            Clear filters
          </LinkButton>
        ) : null}
      </div>
    </form>
  );
}
