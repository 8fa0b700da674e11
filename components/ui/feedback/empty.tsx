import type { ReactNode } from "react";

type Props = { title: string; children?: ReactNode; action?: ReactNode };

/** Where rows would stand: says why there are none and what can be done about it. */
export function Empty({ title, children, action }: Props) {
  return (
    <div className="grid justify-items-start gap-2 rounded-sm border border-dashed border-edge px-6 py-8">
      <p className="font-serif text-lg font-semibold">{title}</p>
      {children ? <div className="max-w-text text-muted">{children}</div> : null}
      {action ? <div className="mt-2">{action}</div> : null}
    </div>
  );
}
