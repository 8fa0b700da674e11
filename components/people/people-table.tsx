import { type Column, DataTable } from "@/components/ui/data/table";
import { Empty } from "@/components/ui/feedback/empty";
import { TextLink } from "@/components/ui/page/text";
import { ROLE_LABELS } from "@/lib/access/role.labels";
import type { PersonRow } from "@/lib/people/person.queries";
import { PersonStateBadge } from "./person-state";

const COLUMNS: readonly Column<PersonRow>[] = [
  {
    key: "name",
    header: "Name",
    rowHeader: true,
    cell: ({ id, name }) => <TextLink href={`/people/${id}`}>{name}</TextLink>,
  },
  { key: "email", header: "E-mail address", cell: ({ email }) => email },
  {
    key: "roles",
    header: "Roles",
    wide: true,
    cell: ({ roles }) => roles.map((role) => ROLE_LABELS[role]).join(", ") || "None",
  },
  { key: "organisation", header: "Organisation", cell: ({ organisation }) => organisation ?? "None" },
  { key: "state", header: "State", cell: ({ state }) => <PersonStateBadge state={state} /> },
];

/** People with their roles, organisation and state. */
export function PeopleTable({ rows }: { rows: readonly PersonRow[] }) {
  const empty = <Empty title="Nobody fits these filters.">Clear the filters to see everybody.</Empty>;
  return (
    <DataTable caption="People" captionHidden columns={COLUMNS} rows={rows} rowKey={({ id }) => id} empty={empty} />
  );
}
