import { AppLink } from "@/components/ui/page/app-link";
import { Mark } from "./mark";

/** The Fund's name in type, leading home. */
export function Wordmark({ href = "/" }: { href?: string }) {
  return (
    <AppLink href={href} className="inline-flex items-center gap-3 text-ink">
      <Mark />
      <span className="grid font-serif leading-none">
        <span className="text-xl font-semibold tracking-tight sm:text-[1.4rem]">Migration</span>
        <span className="mt-1 text-[0.84rem] sm:text-[0.95rem]">Multi-Partner Trust Fund</span>
      </span>
    </AppLink>
  );
}
