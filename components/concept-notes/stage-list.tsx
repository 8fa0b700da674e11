import { DataTable, type Column } from "@/components/ui/data/table";
import { PERMISSIONS } from "@/lib/access/permissions";
import { ROLE_LABELS } from "@/lib/access/role.labels";
import { MOVE_LABELS, STAGE_LABELS } from "@/lib/concept-notes/concept-note.labels";
import { MOVE_NAMES, MOVES, type Move, type Stage } from "@/lib/concept-notes/stages";

type Row = { name: Move; from: Stage };

const ROWS: readonly Row[] = MOVE_NAMES.flatMap((name) => MOVES[name].from.map((from) => ({ name, from })));

/** What the table asks of a move, in words. */
function asks({ name }: Row): string {
  const { needsReason, byDecision } = MOVES[name];
  if (byDecision) return needsReason ? "A recorded committee decision and a reason" : "A recorded committee decision";
  return needsReason ? "A reason" : "Its facts to be complete";
}

const COLUMNS: readonly Column<Row>[] = [
  { key: "from", header: "From", rowHeader: true, cell: ({ from }) => STAGE_LABELS[from] },
  { key: "move", header: "Move", cell: ({ name }) => MOVE_LABELS[name] },
  { key: "to", header: "To", cell: ({ name }) => STAGE_LABELS[MOVES[name].to] },
  {
    key: "who",
    header: "Made by",
    cell: ({ name }) => PERMISSIONS[MOVES[name].permission].map((role) => ROLE_LABELS[role]).join(", "),
  },
  { key: "asks", header: "Needs", cell: asks },
];

/** Every move of the stage table in words, in the order of the way. */
export function StageList() {
  return (
    <DataTable
      caption="Every move, from where to where"
      columns={COLUMNS}
      rows={ROWS}
      rowKey={({ name, from }) => `${name}-${from}`}
    />
  );
}
