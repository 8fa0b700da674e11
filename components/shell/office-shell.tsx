import { AppLink } from "@/components/ui/page/app-link";
import type { ReactNode } from "react";
import { linkLook } from "@/components/ui/page/text";
import { Menu } from "./menu";
import { NavLink } from "./nav-link";
import { Wordmark } from "./wordmark";

type Props = {
  /** Who is signed in. */
  name: string;
  /** Their roles in words. */
  roles: readonly string[];
  entries: readonly { href: string; label: string; part?: string; exact?: boolean }[];
  signOut: ReactNode;
  children: ReactNode;
};

function Entries({ entries }: Pick<Props, "entries">) {
  const parts = new Set(entries.map(({ part }) => part));
  return [...parts].map((part) => (
    <div key={part ?? ""} className="not-first:mt-5">
      {part && <p className="pb-1 pl-[1.1875rem] text-sm text-muted">{part}</p>}
      <ul aria-label={part}>
        {entries
          .filter((entry) => entry.part === part)
          .map(({ href, label, exact }) => (
            <li key={href}>
              <NavLink
                href={href}
                label={label}
                exact={exact}
                place="side"
                below={entries.map((entry) => entry.href).filter((other) => other.startsWith(`${href}/`))}
              />
            </li>
          ))}
      </ul>
    </div>
  ));
}

function Person({ name, roles, signOut }: Pick<Props, "name" | "roles" | "signOut">) {
  return (
    <div className="no-print flex flex-wrap items-center gap-x-5 gap-y-2 text-sm">
      <div className="leading-snug">
        <p className="font-semibold">{name}</p>
        <p className="text-muted">{roles.join(", ")}</p>
      </div>
      <AppLink href="/account" className={`${linkLook} py-1`}>
        My account
      </AppLink>
      {signOut}
    </div>
  );
}

/** The room of signed-in people: navigation at the side on wide screens, behind "Menu" on narrow ones. */
export function OfficeShell({ entries, children, ...person }: Props) {
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="relative border-t-4 border-b border-t-un border-b-line bg-white">
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-3 px-5 py-3 lg:px-8">
          <Wordmark href="/desk" />
          <div className="hidden lg:block">
            <Person {...person} />
          </div>
          <Menu>
            <nav aria-label="Office">
              <Entries entries={entries} />
            </nav>
            <div className="mt-3 border-t border-line pt-4 pb-2">
              <Person {...person} />
            </div>
          </Menu>
        </div>
      </header>
      <div className="flex grow flex-col lg:flex-row">
        <nav aria-label="Office" className="hidden w-64 shrink-0 border-r border-line bg-white px-5 py-8 lg:block">
          <Entries entries={entries} />
          <AppLink href="/" className={`${linkLook} mt-6 ml-[1.1875rem] inline-block py-1 text-sm`}>
            Public pages
          </AppLink>
        </nav>
        <main id="main" tabIndex={-1} className="page-grid min-w-0 grow py-10 outline-none">
          {children}
        </main>
      </div>
    </div>
  );
}
