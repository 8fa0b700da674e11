import type { Metadata } from "next";
import { ExcludedRolesNotice } from "@/components/people/excluded-roles-notice";
import { PersonActs } from "@/components/people/person-acts";
import { PersonFacts } from "@/components/people/person-facts";
import { PersonHistory } from "@/components/people/person-history";
import { PersonSessions } from "@/components/people/person-sessions";
import { RolesForm } from "@/components/people/roles-form";
import { Section } from "@/components/ui/page/layout";
import { PageHeader } from "@/components/ui/page/page-header";
import { excludedPairs } from "@/lib/access/excluded-roles";
import { can } from "@/lib/access/permissions";
import { PART } from "@/lib/kernel/address-parts";
import { today } from "@/lib/kernel/dates";
import { listOrganisationChoices } from "@/lib/organisations/organisation.queries";
import { findPerson } from "@/lib/people/person.queries";
import { listSessionsOfPerson } from "@/lib/people/sessions/session.queries";
import { orNotFound, requireParams, requirePermission, requireSession } from "@/lib/request/session";
import {
  assignRolesAction,
  deactivatePersonAction,
  endSessionOfPersonAction,
  endSessionsOfPersonAction,
  reactivatePersonAction,
  renewInvitationAction,
} from "../actions";

export const metadata: Metadata = { title: "Person" };

type Props = { params: Promise<{ id: string }> };

/** One person: what they may do, and the acts an administrator has for them. */
export default async function PersonPage({ params }: Props) {
  const actor = await requirePermission("people.read");
  const { id } = await requireParams(params, { id: PART.id });
  const person = await orNotFound(findPerson(actor, id));
  const organisations = await listOrganisationChoices(today());
  return (
    <>
      <PageHeader title={person.name} breadcrumbs={[{ label: "People", href: "/people" }, { label: person.name }]} />
      <ExcludedRolesNotice pairs={excludedPairs(person.roles)} />
      <PersonFacts person={person} />
      {can(actor, "people.assign") ? (
        <Section
          title="Roles and organisation"
          lead="You cannot assign a role to yourself. One administrator who can sign in must remain."
        >
          <RolesForm
            person={person}
            organisations={organisations.map(({ id, name }) => ({ value: id, label: name }))}
            act={assignRolesAction}
          />
        </Section>
      ) : null}
      {can(actor, "people.deactivate") ? (
        <Section title="Signing in">
          <PersonActs
            person={person}
            isOwn={person.id === actor.id}
            renew={renewInvitationAction}
            deactivate={deactivatePersonAction}
            reactivate={reactivatePersonAction}
          />
        </Section>
      ) : null}
      {can(actor, "people.deactivate") ? (
        <Section title="Sessions" lead="Browsers in which this person is signed in.">
          <PersonSessions
            person={person}
            rows={await listSessionsOfPerson(actor, person.id)}
            currentId={(await requireSession()).id}
            endOne={endSessionOfPersonAction}
            endAll={endSessionsOfPersonAction}
          />
        </Section>
      ) : null}
      {can(actor, "audit.read") ? <PersonHistory person={person} /> : null}
    </>
  );
}
