"use client";

import { AppLink } from "@/components/ui/page/app-link";
import { usePathname } from "next/navigation";
import { cx } from "@/components/ui/class-names";

const PLACE = {
  bar: "border-b-3 py-2",
  side: "border-l-3 py-1.5 pl-4",
} as const;

type Props = {
  href: string;
  label: string;
  place: keyof typeof PLACE;
  /** Only this page counts as here, because another entry stands for what lies below it. */
  exact?: boolean | undefined;
  /** Entries of their own below this address: there, they are here and this one is not. */
  below?: readonly string[];
};

/** One line of a navigation; knows whether the reader is there, and folds a menu it was chosen from. */
export function NavLink({ href, label, place, exact = false, below = [] }: Props) {
  const path = usePathname();
  const isHere = path === href;
  const isUnder = (address: string) => path.startsWith(`${address}/`);
  const isElsewhere = exact || href === "/" || below.some((other) => path === other || isUnder(other));
  const isWithin = !isElsewhere && isUnder(href);
  return (
    <AppLink
      href={href}
      aria-current={isHere ? "page" : isWithin ? "true" : undefined}
      onClick={(event) => event.currentTarget.closest("details")?.removeAttribute("open")}
      className={cx(
        "flex min-h-10 items-center leading-snug",
        PLACE[place],
        isHere || isWithin
          ? "border-un font-semibold text-ink"
          : "border-transparent text-blue-800 hover:border-blue-200",
      )}
    >
      {label}
    </AppLink>
  );
}
