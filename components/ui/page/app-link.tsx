import Link from "next/link";
import type { ComponentProps } from "react";

/**
 * A link inside the application. Every page is rendered for its reader at the moment they ask, so fetching one early for
 * each link in sight would cost a page's work and show an older state: nothing is prefetched.
 */
export function AppLink(props: ComponentProps<typeof Link>) {
  return <Link prefetch={false} {...props} />;
}
