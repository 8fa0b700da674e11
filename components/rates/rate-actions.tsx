import { LinkButton } from "@/components/ui/actions/button";
import { hrefWith } from "@/components/ui/href";

/** What whoever may record can do; nothing for readers. */
export function RateActions({ mayRecord, currency }: { mayRecord: boolean; currency?: string }) {
  if (!mayRecord) return null;
  return (
    <>
      <LinkButton href={hrefWith("/settings/rates/new", { currency })}>Record a rate</LinkButton>
      <LinkButton href="/settings/rates/import" variant="secondary">
        Import a file
      </LinkButton>
    </>
  );
}
