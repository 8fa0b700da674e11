import { MomentText } from "@/components/ui/data/date";
import { type Column, DataTable } from "@/components/ui/data/table";
import { Empty } from "@/components/ui/feedback/empty";
import { List, Text, TextLink } from "@/components/ui/page/text";
import { actLabel, subjectTypeLabel } from "@/lib/audit/audit.labels";
import type { AuditRow } from "@/lib/audit/audit.queries";
import { changeSentence } from "@/lib/audit/changes";

/** One act as the table shows it; `subjectHref` only where the reader may open the record. */
export type AuditLine = AuditRow & { subjectHref: string | null };

function Subject({ subjectType, subjectId, subjectName, subjectHref }: AuditLine) {
  const words = subjectName ?? subjectId;
  return (
    <>
      {subjectHref ? <TextLink href={subjectHref}>{words}</TextLink> : words}
      <Text tone="small">{subjectTypeLabel(subjectType)}</Text>
    </>
  );
}

function Changes({ changes, further }: AuditLine) {
  if (changes.length === 0 && !further) return <Text tone="muted">Nothing to compare</Text>;
  return (
    <>
      <List plain items={changes.map((change) => ({ key: change.label, content: changeSentence(change) }))} />
      {further ? <Further {...further} /> : null}
    </>
  );
}

/** Failed sign-ins that are counted with an entry instead of being entries. */
const Further = ({ count, lastAt }: NonNullable<AuditLine["further"]>) => (
  <Text tone="small">
    {count === 1 ? "1 further failed sign-in" : `${count} further failed sign-ins`}, last <MomentText at={lastAt} />
  </Text>
);

const Who = ({ actorName, address }: AuditLine) => (
  <>
    {actorName ?? "No person signed in"}
    {address ? <Text tone="small">From {address}</Text> : null}
  </>
);

const COLUMNS: readonly Column<AuditLine>[] = [
  { key: "at", header: "When", cell: ({ at }) => <MomentText at={at} /> },
  { key: "who", header: "Who", cell: Who },
  { key: "act", header: "Act", rowHeader: true, cell: ({ name }) => actLabel(name) },
  { key: "subject", header: "On what", cell: Subject },
  { key: "changes", header: "Before and after", wide: true, cell: Changes },
];

/** Acts, latest first, each with what it changed. */
export function AuditTable({ rows }: { rows: readonly AuditLine[] }) {
  const empty = <Empty title="No act fits these filters.">Clear the filters to see every act.</Empty>;
  return <DataTable caption="Acts" captionHidden columns={COLUMNS} rows={rows} rowKey={({ id }) => id} empty={empty} />;
}
