import type { Metadata } from "next";
import { InviteAdministratorForm } from "@/components/people/invite-administrator-form";
import { InviteForm } from "@/components/people/invite-form";
import { PageHeader } from "@/components/ui/page/page-header";
import { can } from "@/lib/access/permissions";
import { today } from "@/lib/kernel/dates";
import { listOrganisationChoices } from "@/lib/organisations/organisation.queries";
import { requirePermission } from "@/lib/request/session";
import { inviteAdministratorAction, invitePersonAction } from "../actions";

export const metadata: Metadata = { title: "Invite a person" };

/** One person, with roles and organisation; the link to set a password is shown once. */
export default async function InvitePersonPage() {
  const actor = await requirePermission("people.invite-administrator");
  if (!can(actor, "people.invite")) return <OnlyAnAdministrator />;
  const organisations = await listOrganisationChoices(today());
  return (
    <>
      <PageHeader
        title="Invite a person"
        lead="They set their own password by a one-time link, which you pass on to them."
        breadcrumbs={[{ label: "People", href: "/people" }, { label: "Invite a person" }]}
      />
      <InviteForm
        organisations={organisations.map(({ id, name, shortName }) => ({
          value: id,
          label: name,
          ...(shortName ? { hint: shortName } : {}),
        }))}
        act={invitePersonAction}
      />
    </>
  );
}

/** One whose roles exclude each other invites another administrator only. */
const OnlyAnAdministrator = () => (
  <>
    <PageHeader
      title="Invite an administrator"
      lead="Two of your roles exclude each other. You can invite another administrator and then give up this role."
      breadcrumbs={[{ label: "People", href: "/people" }, { label: "Invite an administrator" }]}
    />
    <InviteAdministratorForm act={inviteAdministratorAction} />
  </>
);
