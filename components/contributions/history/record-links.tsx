import { LinkButton } from "@/components/ui/actions/button";
import { ENTRY_KINDS } from "@/lib/contributions/contribution-entries";

/** Opens the form for one more entry on the contribution's own page. */
export function RecordLinks({ id }: { id: string }) {
  return ENTRY_KINDS.map((kind) => (
    <LinkButton key={kind} href={`/contributions/${id}?record=${kind}#record`} variant="secondary" size="small">
      Record a {kind}
    </LinkButton>
  ));
}
