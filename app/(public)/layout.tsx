import type { ReactNode } from "react";
import { PublicFooter } from "@/components/shell/public-footer";
import { PublicHeader } from "@/components/shell/public-header";

/** Head and foot of the pages anybody may read. */
export default function PublicLayout({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <PublicHeader />
      <main id="main" tabIndex={-1} className="page-grid grow gap-y-12 py-10 outline-none">
        {children}
      </main>
      <PublicFooter />
    </div>
  );
}
