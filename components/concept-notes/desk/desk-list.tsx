import { LinkButton } from "@/components/ui/actions/button";
import { StageBadge } from "@/components/ui/data/badge";
import { DataTable, type Column } from "@/components/ui/data/table";
import { Stack } from "@/components/ui/page/layout";
import { Text, TextLink, VisuallyHidden } from "@/components/ui/page/text";
import type { DeskAct } from "@/lib/concept-notes/desk/rules";
import { MOVE_LABELS, STAGE_LABELS } from "@/lib/concept-notes/labels";
import type { Move, Stage } from "@/lib/concept-notes/stages";
import type { Day } from "@/lib/kernel/dates";
import { ExampleMark, TimeInStage } from "../list/note-words";

export type DeskLine = {
  id: string;
  reference: string | null;
  title: string;
  stage: Stage;
  stageSince: Day;
  isExample: boolean;
  act: DeskAct;
};

type OtherAct = Exclude<DeskAct, Move>;

const OTHER: Readonly<Record<OtherAct, { label: string; href: (id: string) => string }>> = {
  review: { label: "Review", href: (id) => `/concept-notes/${id}?move=review#moves` },
  assign: { label: "Assign a reviewer", href: (id) => `/concept-notes/${id}?move=assign#moves` },
  "write-document": { label: "Write the programme document", href: (id) => `/concept-notes/${id}/document` },
  "complete-draft": { label: "Complete the draft", href: (id) => `/concept-notes/${id}/edit` },
  "await-decision": { label: "Read before the decision", href: (id) => `/concept-notes/${id}` },
  decide: { label: "Record the decision", href: (id) => `/committee/decisions/new?note=${id}` },
};

const isOther = (act: DeskAct): act is OtherAct => act in OTHER;

/** What is to be done and where. */
const whatOf = (act: DeskAct, id: string) =>
  isOther(act)
    ? { label: OTHER[act].label, href: OTHER[act].href(id) }
    : { label: MOVE_LABELS[act], href: `/concept-notes/${id}?move=${act}#moves` };

const columns = (on: Day): Column<DeskLine>[] => [
  {
    key: "title",
    header: "What",
    rowHeader: true,
    wide: true,
    cell: ({ id, title, reference, isExample }) => (
      <Stack gap="small">
        <span>
          <TextLink href={`/concept-notes/${id}`}>{title || "Untitled draft"}</TextLink>
        </span>
        <Text tone="small">
          {reference ?? "No reference yet"} <ExampleMark isExample={isExample} />
        </Text>
      </Stack>
    ),
  },
  { key: "stage", header: "Stage", cell: ({ stage }) => <StageBadge stage={stage} label={STAGE_LABELS[stage]} /> },
  { key: "since", header: "Waiting", cell: ({ stageSince }) => <TimeInStage since={stageSince} on={on} /> },
  {
    key: "act",
    header: "To do",
    cell: ({ id, act, title }) => {
      const { label, href } = whatOf(act, id);
      return (
        <LinkButton href={href} size="small" variant="secondary">
          {label}
          <VisuallyHidden>: {title}</VisuallyHidden>
        </LinkButton>
      );
    },
  },
];

/** What waits for somebody, the longest wait first, each with the way to the act. */
export function DeskList({ items, on }: { items: readonly DeskLine[]; on: Day }) {
  return (
    <DataTable
      caption="What waits for you, the longest wait first"
      captionHidden
      columns={columns(on)}
      rows={items}
      rowKey={({ id, act }) => `${id} ${act}`}
    />
  );
}
