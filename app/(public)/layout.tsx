import type { ReactNode } from "react";
import { PublicFooter } from "@/components/shell/public-footer";
import { PublicHeader } from "@/components/shell/public-header";
import { today } from "@/lib/kernel/dates";
import { findFundFacts } from "@/lib/open-data/public-fund.queries";

/** Head and foot of the pages anybody may read; contacts and disclaimers are those in force today. */
export default async function PublicLayout({ children }: { children: ReactNode }) {
  const { contacts, disclaimers } = await findFundFacts(today());
  return (
    <div className="flex min-h-dvh flex-col">
      <PublicHeader />
      <main
        id="main"
        tabIndex={-1}
        className="page-grid grow gap-y-12 pt-10 pb-24 outline-none has-[>.full-bleed:last-child]:pb-0"
      >
        {children}
      </main>
      <PublicFooter contact={contacts} disclaimers={[disclaimers.maps, disclaimers.kosovo]} />
    </div>
  );
}
