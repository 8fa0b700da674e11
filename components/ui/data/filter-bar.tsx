import Form from "next/form";
import type { ReactNode } from "react";
import { Button, LinkButton } from "../actions/button";

type Props = {
  /** The list's own address; the filters become its query. */
  action: string;
  /** What is filtered, for the name of the form: "contributions". */
  label: string;
  /** Set when a filter is on: leads back to the whole list. */
  clearHref?: string | undefined;
  /** Other forms of the page keep what was typed: the address changes without the page being loaded anew. */
  keepsPage?: boolean;
  children: ReactNode;
};

const LOOK = "no-print grid gap-4 rounded-sm bg-sunken p-4 sm:p-5";

/** Filters of a list as an ordinary GET form: the state stands in the address, and nothing needs JavaScript. */
export function FilterBar({ action, label, clearHref, keepsPage = false, children }: Props) {
  const named = { action, role: "search", "aria-label": `Filter ${label}`, className: LOOK };
  const fields = (
    <>
      <div className="grid items-start gap-x-5 gap-y-4 sm:grid-cols-2 lg:grid-cols-4">{children}</div>
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
    </>
  );
  if (!keepsPage) return <form {...named}>{fields}</form>;
  return (
    <Form {...named} prefetch={false} scroll={false}>
      {fields}
    </Form>
  );
}
