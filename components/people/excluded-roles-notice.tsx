import { Alert } from "@/components/ui/feedback/alert";
import { List, TextLink } from "@/components/ui/page/text";
import type { RolePair } from "@/lib/access/excluded-roles";
import { pairSentence } from "@/lib/access/role.labels";
import type { ExcludedRolesRow } from "@/lib/people/person.queries";

const sentencesOf = (pairs: readonly RolePair[]) => pairs.map(pairSentence).join(" ");

/** On the page of people: everybody whose roles exclude each other. */
export function ExcludedRolesList({ people }: { people: readonly ExcludedRolesRow[] }) {
  if (people.length === 0) return null;
  const title = people.length === 1 ? "1 person has roles" : `${people.length} people have roles`;
  return (
    <Alert tone="warning" title={`${title} that exclude each other`}>
      <p>They can read but not act in these roles. Remove one of the roles.</p>
      <List
        items={people.map(({ id, name, pairs }) => ({
          key: id,
          content: (
            <>
              <TextLink href={`/people/${id}`}>{name}</TextLink>: {sentencesOf(pairs)}
            </>
          ),
        }))}
      />
    </Alert>
  );
}

/** On the page of one person. */
export function ExcludedRolesNotice({ pairs }: { pairs: readonly RolePair[] }) {
  if (pairs.length === 0) return null;
  return (
    <Alert tone="warning" title="This person can read but not act">
      <p>{sentencesOf(pairs)} Remove one of them.</p>
    </Alert>
  );
}

/** On the desk of the person concerned. */
export function OwnExcludedRolesNotice({ pairs }: { pairs: readonly RolePair[] }) {
  if (pairs.length === 0) return null;
  return (
    <Alert tone="warning" title="You can read but not act">
      <p>
        {sentencesOf(pairs)} Give up one of them on the page <TextLink href="/account">My account</TextLink>.
      </p>
    </Alert>
  );
}
