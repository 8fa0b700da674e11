import type { ReactNode } from "react";

/** The navigation of narrow screens, folded behind one word. */
export function Menu({ children }: { children: ReactNode }) {
  return (
    <details className="no-print group lg:hidden">
      <summary className="inline-flex min-h-11 list-none items-center gap-2 rounded-sm border border-blue-700 bg-white px-4 font-semibold text-blue-800 [&::-webkit-details-marker]:hidden">
        Menu
        <span aria-hidden="true" className="group-open:rotate-180">
          ▾
        </span>
      </summary>
      <div className="absolute inset-x-0 z-30 mt-3 border-y border-line bg-white px-5 py-3 shadow-lg">{children}</div>
    </details>
  );
}
