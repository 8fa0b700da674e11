import { type Column, DataTable } from "@/components/ui/data/table";
import { Empty } from "@/components/ui/feedback/empty";
import { TextLink } from "@/components/ui/page/text";
import type { Role } from "@/lib/access/permissions";
import { ROLE_LABELS } from "@/lib/access/role.labels";
import type { PersonState } from "@/lib/people/person.schema";
import { PersonStateBadge } from "./person-state";

type Row = {
  id: string;
  name: string;
  email: string;
  roles: readonly Role[];
  organisation: string | null;
  state: PersonState;
};

const COLUMNS: readonly Column<Row>[] = [
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
export function PeopleTable({ rows }: { rows: readonly Row[] }) {
  const empty = <Empty title="Nobody fits these filters.">Clear the filters to see everybody.</Empty>;
  return (
    <DataTable caption="People" captionHidden columns={COLUMNS} rows={rows} rowKey={({ id }) => id} empty={empty} />
  );
}
