import type { ReactNode } from "react";
import { Wordmark } from "./wordmark";

/** A page outside both navigations: sign-in, an invitation, a fault. */
export function PlainFrame({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="border-t-4 border-b border-t-un border-b-line bg-white">
        <div className="page-grid py-3.5">
          <Wordmark />
        </div>
      </header>
      <main id="main" tabIndex={-1} className="page-grid grow py-12 outline-none">
        {children}
      </main>
    </div>
  );
}
