import type { ReactNode } from "react";
import { DataTable, type Column } from "@/components/ui/data/table";
import { Disclosure } from "@/components/ui/page/disclosure";

/** What every chart is told beside its values. */
export type ChartWords = {
  title: string;
  /** Basis, as-of date and rounding, in one line. */
  basis?: ReactNode;
  /** Heading level of the title; 3 inside a section. */
  level?: 2 | 3;
};

type Props<Row> = ChartWords & {
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** The closing line of the table, by column key. */
  footer?: Readonly<Record<string, ReactNode>>;
  /** The drawing; what it shows stands in the table too, so it may be hidden from screen readers. */
  children: ReactNode;
};

/** Title, drawing, basis, and the same figures as a table. */
export function ChartFrame<Row>({ title, basis, level = 3, children, footer, ...table }: Props<Row>) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <figure className="grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-4">
      <figcaption className="grid gap-1">
        <Heading className="text-xl leading-snug">{title}</Heading>
        {basis ? <p className="text-sm text-muted">{basis}</p> : null}
      </figcaption>
      {children}
      <div className="no-print text-sm">
        <Disclosure summary="Show the figures as a table">
          <DataTable caption={title} captionHidden {...table} {...(footer ? { footer } : {})} />
        </Disclosure>
      </div>
    </figure>
  );
}
