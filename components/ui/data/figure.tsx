import { AppLink } from "../page/app-link";
import type { ReactNode } from "react";
import { cx } from "../class-names";

type Props = {
  /** What is counted: "Donors". */
  label: string;
  value: ReactNode;
  /** Basis, date and rounding: "Deposits, as of 31 January 2024". */
  basis?: ReactNode;
  /** The rows the figure is made of. */
  href?: string;
  hrefLabel?: string;
  tone?: "plain" | "deep";
};

/** One large number that says what it is, what it rests on, and where its rows are. */
export function Figure({ label, value, basis, href, hrefLabel = "Show the rows", tone = "plain" }: Props) {
  const deep = tone === "deep";
  return (
    <div
      className={cx(
        "keep-together @container flex min-w-0 flex-col border-t-2 pt-3",
        deep ? "border-un" : "border-blue-800",
      )}
    >
      <dt className={cx("text-sm font-semibold", deep ? "text-blue-100" : "text-muted")}>{label}</dt>
      <dd className="mt-1 font-serif text-[clamp(1.3rem,11.5cqi,2.35rem)] leading-tight font-semibold lining-nums">
        {value}
      </dd>
      {basis ? (
        <dd className={cx("mt-1.5 max-w-[34ch] text-sm", deep ? "text-blue-100" : "text-muted")}>{basis}</dd>
      ) : null}
      {href ? (
        <dd className="no-print mt-1.5 text-sm">
          <AppLink
            href={href}
            className={cx(
              "inline-block py-0.5 underline underline-offset-3 hover:decoration-2",
              deep ? "text-white" : "text-blue-700",
            )}
          >
            {hrefLabel}
            <span className="sr-only">: {label}</span>
          </AppLink>
        </dd>
      ) : null}
    </div>
  );
}

const COLUMNS = { 2: "sm:grid-cols-2", 3: "sm:grid-cols-3", 4: "sm:grid-cols-2 lg:grid-cols-4" } as const;

/** Figures beside one another; children are `Figure`s. */
export function StatGrid({ columns = 4, children }: { columns?: keyof typeof COLUMNS; children: ReactNode }) {
  return <dl className={cx("grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-8", COLUMNS[columns])}>{children}</dl>;
}
