import { AnchorButton, LinkButton } from "@/components/ui/actions/button";
import { hrefWith } from "@/components/ui/href";
import type { EntryFilter } from "@/lib/contributions/entries/entry.schema";

type Props = { mayRecord: boolean; filter: EntryFilter };

/** What can be done from the list: record one more, or take the filtered rows away as a file. */
export function ListActions({ mayRecord, filter }: Props) {
  const { asOf, knownOn } = filter;
  return (
    <>
      {mayRecord ? <LinkButton href="/contributions/new">Record a contribution</LinkButton> : null}
      <LinkButton href={hrefWith("/contributions/exchange", { asOf, knownOn })} variant="secondary">
        Exchange gains and losses
      </LinkButton>
      <AnchorButton href={hrefWith("/contributions/export", { ...filter, after: undefined })}>
        Download CSV
      </AnchorButton>
    </>
  );
}
