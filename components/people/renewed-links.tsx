import { MomentText } from "@/components/ui/data/date";
import { Alert } from "@/components/ui/feedback/alert";
import { List, TextLink } from "@/components/ui/page/text";
import type { RenewedLink } from "@/lib/people/renewed-links.queries";

const maker = (byName: string | null) => byName ?? "The operator of the server";
const keyOf = ({ personId, at }: RenewedLink) => `${personId} ${at.toISOString()}`;

/** For administrators and auditors: whose one-time links were renewed, by whom and when. */
export function RenewedLinksList({ links }: { links: readonly RenewedLink[] }) {
  if (links.length === 0) return null;
  return (
    <Alert title="One-time links renewed in the last 30 days">
      <p>The holder of a link can set a new password for the account. Ask the person if they expected it.</p>
      <List
        items={links.map((link) => ({
          key: keyOf(link),
          content: (
            <>
              <TextLink href={`/people/${link.personId}`}>{link.personName}</TextLink>: {maker(link.byName)},{" "}
              <MomentText at={link.at} />
            </>
          ),
        }))}
      />
    </Alert>
  );
}

/** For the person concerned, from their next sign-in on. */
export function OwnRenewedLinks({ links }: { links: readonly RenewedLink[] }) {
  if (links.length === 0) return null;
  return (
    <Alert tone="warning" title="A new one-time link was made for your account">
      <List
        items={links.map((link) => ({
          key: keyOf(link),
          content: (
            <>
              {maker(link.byName)} made a link on <MomentText at={link.at} />.
            </>
          ),
        }))}
      />
      <p>Its holder can set a new password for your account. If you did not ask for it, contact an administrator.</p>
    </Alert>
  );
}
