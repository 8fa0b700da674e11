import Link from "next/link";
import { Mark } from "./mark";

/** The Fund's name in type, leading home. */
export function Wordmark({ href = "/" }: { href?: string }) {
  return (
    <Link href={href} className="inline-flex items-center gap-3 text-ink">
      <Mark />
      <span className="grid font-serif leading-none">
        <span className="text-[1.4rem] font-semibold tracking-tight">Migration</span>
        <span className="mt-1 text-[0.95rem]">Multi-Partner Trust Fund</span>
      </span>
    </Link>
  );
}
