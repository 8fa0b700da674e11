import type { Metadata } from "next";
import { DeskList } from "@/components/concept-notes/desk-list";
import { OwnExcludedRolesNotice } from "@/components/people/excluded-roles-notice";
import { OwnRenewedLinks, RenewedLinksList } from "@/components/people/renewed-links";
import { LinkButton } from "@/components/ui/actions/button";
import { Empty } from "@/components/ui/feedback/empty";
import { Row } from "@/components/ui/page/layout";
import { PageHeader } from "@/components/ui/page/page-header";
import { excludedPairs } from "@/lib/access/excluded-roles";
import { can } from "@/lib/access/permissions";
import { listDesk } from "@/lib/concept-notes/desk.queries";
import { listDepositsToConfirm } from "@/lib/contributions/deposit-confirmation.queries";
import { today } from "@/lib/kernel/dates";
import { listOwnRenewedLinks, listRenewedLinks } from "@/lib/people/renewed-links.queries";
import { requirePermission } from "@/lib/request/session";
import { listTransfersToRelease } from "@/lib/transfers/transfer.queries";

export const metadata: Metadata = { title: "My desk" };

/** Where a person can go on when nothing waits for them, by what they may open. */
const PLACES = [
  { permission: "concept-note.read", href: "/concept-notes", label: "Concept notes and programmes" },
  { permission: "overview.read", href: "/committee", label: "Committee overview" },
  { permission: "contribution.read", href: "/contributions", label: "Contributions" },
  { permission: "statement.read", href: "/statements", label: "Donor statements" },
  { permission: "people.read", href: "/people", label: "People" },
  { permission: "audit.read", href: "/audit", label: "Audit" },
] as const;

const counted = (count: number) => (count === 1 ? "One thing waits for you." : `${count} things wait for you.`);

export default async function DeskPage() {
  const actor = await requirePermission("desk.open");
  const [items, transfers, deposits, ownLinks, links] = await Promise.all([
    listDesk(actor),
    listTransfersToRelease(actor),
    listDepositsToConfirm(actor),
    listOwnRenewedLinks(actor),
    can(actor, "people.read") ? listRenewedLinks(actor) : [],
  ]);
  const waiting = items.length + transfers.length + deposits.length;
  const places = PLACES.filter(({ permission }) => can(actor, permission));

  return (
    <>
      <PageHeader
        title="My desk"
        lead={waiting > 0 ? `${counted(waiting)} The longest wait stands first.` : `Good day, ${actor.name}.`}
        actions={
          can(actor, "concept-note.draft") ? (
            <LinkButton href="/concept-notes/new">Start a concept note</LinkButton>
          ) : null
        }
      />
      <OwnExcludedRolesNotice pairs={excludedPairs(actor.roles)} />
      <OwnRenewedLinks links={ownLinks} />
      <RenewedLinksList links={links} />
      {waiting > 0 ? (
        <DeskList items={items} transfers={transfers} deposits={deposits} on={today()} />
      ) : (
        <Empty title="Nothing waits for you">
          <p>As soon as a note, a transfer or a deposit needs you, it stands here. Until then you can go on to:</p>
          <Row gap="small">
            {places.map(({ href, label }) => (
              <LinkButton key={href} href={href} variant="secondary" size="small">
                {label}
              </LinkButton>
            ))}
          </Row>
        </Empty>
      )}
    </>
  );
}
