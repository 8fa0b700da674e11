import { AppLink } from "@/components/ui/page/app-link";
import { Mark } from "./mark";

/** The Fund's name in type, leading home. */
export function Wordmark({ href = "/" }: { href?: string }) {
  return (
    <AppLink href={href} className="inline-flex items-center gap-3 text-ink">
      <Mark />
      <span className="grid font-serif leading-none">
        <span className="text-[1.2rem] leading-none font-semibold tracking-tight sm:text-[1.4rem]">Migration</span>
        <span className="mt-1.5 text-[0.84rem] leading-none sm:text-[0.95rem]">Multi-Partner Trust Fund</span>
      </span>
    </AppLink>
  );
}
