import type { Metadata } from "next";
import { InviteForm } from "@/components/people/invite-form";
import { PageHeader } from "@/components/ui/page/page-header";
import { today } from "@/lib/kernel/dates";
import { listOrganisationChoices } from "@/lib/organisations/queries";
import { requirePermission } from "@/lib/request/session";
import { invitePersonAction } from "../actions";

export const metadata: Metadata = { title: "Invite a person" };

/** One person, with roles and organisation; the link to set a password is shown once. */
export default async function InvitePersonPage() {
  await requirePermission("people.invite");
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
