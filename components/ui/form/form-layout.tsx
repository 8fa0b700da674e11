import type { ReactNode } from "react";
import { cx } from "../class-names";

/** Fields of one form, one under the other, at reading width; `wide` for a table of fields. */
export function FormFields({ wide = false, children }: { wide?: boolean; children: ReactNode }) {
  return <div className={cx("grid gap-7", !wide && "max-w-3xl")}>{children}</div>;
}

/** Two or three short fields that belong together, side by side where there is room. */
export function FieldRow({ children }: { children: ReactNode }) {
  return <div className="grid items-start gap-x-6 gap-y-7 sm:grid-cols-2">{children}</div>;
}

type SectionProps = { title: string; lead?: ReactNode; id?: string; wide?: boolean; children: ReactNode };

/** A part of a long form with its own heading. */
export function FormSection({ title, lead, id, wide = false, children }: SectionProps) {
  return (
    <section id={id} aria-label={title} className="grid gap-6 border-t border-line pt-8">
      <div className="grid gap-1">
        <h2 className="text-2xl">{title}</h2>
        {lead ? <p className="max-w-text text-muted">{lead}</p> : null}
      </div>
      <FormFields wide={wide}>{children}</FormFields>
    </section>
  );
}

/** The buttons at the end of a form: the main one first. */
export function FormActions({ children }: { children: ReactNode }) {
  return (
    <div className="no-print flex flex-wrap items-center gap-x-4 gap-y-3 border-t border-line pt-6">{children}</div>
  );
}
