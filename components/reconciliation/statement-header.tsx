import { DayText, MomentText } from "@/components/ui/data/date";
import { Facts } from "@/components/ui/data/facts";
import { PageHeader } from "@/components/ui/page/page-header";
import { LEVEL_LABELS } from "@/lib/reconciliation/reconciliation.labels";
import type { Level } from "@/lib/reconciliation/reconciliation.schema";

type Props = {
  record: {
    reference: string;
    title: string;
    source: string;
    level: Level;
    asOf: string;
    knownOn: string | null;
    recordedAt: Date;
    recordedBy: string;
    fileName: string | null;
  };
};

/** Which statement this is, and by which clocks our books are read beside it. */
export function StatementHeader({ record }: Props) {
  const { reference, title, source, level, asOf, knownOn, recordedAt, recordedBy, fileName } = record;
  return (
    <>
      <PageHeader
        title={title}
        eyebrow={`Statement ${reference}`}
        lead={source}
        breadcrumbs={[{ label: "Reconciliation", href: "/reconciliation" }, { label: reference }]}
      />
      <Facts
        columns={3}
        items={[
          {
            label: "About",
            value: LEVEL_LABELS[level],
            note: "Our books speak of the figures and years the statement names.",
          },
          {
            label: "As of",
            value: <DayText on={asOf} />,
            note: knownOn ? (
              <>
                As known on <DayText on={knownOn} />
              </>
            ) : (
              "As known now"
            ),
          },
          {
            label: "Recorded",
            value: <MomentText at={recordedAt} />,
            note: `by ${recordedBy}${fileName ? `, from ${fileName}` : ""}`,
          },
        ]}
      />
    </>
  );
}
