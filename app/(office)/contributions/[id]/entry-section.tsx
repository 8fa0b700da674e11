import { randomUUID } from "node:crypto";
import { EntryForm } from "@/components/contributions/booking/entry-form";
import { Section } from "@/components/ui/page/layout";
import { ENTRY_KINDS } from "@/lib/contributions/contribution-entries";
import { readBookingChoices } from "../choices";
import { actOf } from "./acts";

type Props = { contributionId: string; asked: string | undefined };

/** The form for one more entry of the kind asked for in the address; nothing where none is. */
export async function EntrySection({ contributionId, asked }: Props) {
  const kind = ENTRY_KINDS.find((one) => one === asked);
  if (!kind) return null;
  return (
    <Section title={`Record a ${kind}`} id="record">
      <EntryForm
        key={kind}
        requestKey={randomUUID()}
        contributionId={contributionId}
        kind={kind}
        choices={await readBookingChoices()}
        act={actOf(kind)}
      />
    </Section>
  );
}
