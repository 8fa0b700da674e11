import { MomentText } from "@/components/ui/data/date";
import { Facts } from "@/components/ui/data/facts";
import { Section } from "@/components/ui/page/layout";
import { MODE_LABELS } from "@/lib/committee/decision.labels";

type Props = { decision: { mode: keyof typeof MODE_LABELS; recordedBy: string; recordedAt: string } };

/** How the decision was taken, and who recorded it when. */
export function DecisionRecord({ decision: { mode, recordedBy, recordedAt } }: Props) {
  return (
    <Section title="The record">
      <Facts
        columns={3}
        items={[
          { label: "How it was decided", value: MODE_LABELS[mode] },
          { label: "Recorded by", value: recordedBy },
          { label: "Recorded", value: <MomentText at={recordedAt} /> },
        ]}
      />
    </Section>
  );
}
