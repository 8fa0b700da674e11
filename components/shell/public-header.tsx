import { Menu } from "./menu";
import { NavLink } from "./nav-link";
import { PUBLIC_NAVIGATION } from "./navigation";
import { Wordmark } from "./wordmark";

const ENTRIES = [...PUBLIC_NAVIGATION, { href: "/sign-in", label: "Sign in" }];

function Entries({ place }: { place: "bar" | "side" }) {
  return ENTRIES.map(({ href, label }) => (
    <li key={href}>
      <NavLink href={href} label={label} place={place} />
    </li>
  ));
}

/** The head of every public page. */
export function PublicHeader() {
  return (
    <header className="relative border-t-4 border-b border-t-un border-b-line bg-white">
      <div className="page-grid py-3.5">
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <Wordmark />
          <nav aria-label="Main" className="hidden lg:block">
            <ul className="flex flex-wrap gap-x-6">
              <Entries place="bar" />
            </ul>
          </nav>
          <Menu>
            <nav aria-label="Main">
              <ul>
                <Entries place="side" />
              </ul>
            </nav>
          </Menu>
        </div>
      </div>
    </header>
  );
}
