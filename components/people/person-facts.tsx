import { MomentText } from "@/components/ui/data/date";
import { Facts } from "@/components/ui/data/facts";
import type { Role } from "@/lib/access/permissions";
import { ROLE_LABELS } from "@/lib/access/role.labels";
import { PERSON_STATE_HINTS } from "@/lib/people/person.labels";
import type { PersonState } from "@/lib/people/person.schema";
import { PersonStateBadge } from "./person-state";

type Person = {
  email: string;
  roles: readonly Role[];
  organisation: string | null;
  state: PersonState;
  createdAt?: Date;
  invitationExpiresAt?: Date | null;
};

/** What is known of one person's account. */
export function PersonFacts({ person }: { person: Person }) {
  const { email, roles, organisation, state, createdAt, invitationExpiresAt } = person;
  return (
    <Facts
      items={[
        { label: "E-mail address", value: email },
        { label: "Organisation", value: organisation ?? "None" },
        { label: "Roles", value: roles.map((role) => ROLE_LABELS[role]).join(", ") || "None" },
        { label: "State", value: <PersonStateBadge state={state} />, note: PERSON_STATE_HINTS[state] },
        ...(createdAt ? [{ label: "Invited first", value: <MomentText at={createdAt} /> }] : []),
        ...(invitationExpiresAt
          ? [
              {
                label: "Open one-time link",
                value: (
                  <>
                    Until <MomentText at={invitationExpiresAt} />
                  </>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}
