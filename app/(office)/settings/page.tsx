import type { Metadata } from "next";
import { Columns } from "@/components/ui/page/layout";
import { LinkCard } from "@/components/ui/page/link-card";
import { PageHeader } from "@/components/ui/page/page-header";
import { requirePermission } from "@/lib/request/session";

export const metadata: Metadata = { title: "Reference data" };

const PARTS = [
  {
    href: "/settings/fund",
    title: "Fund profile",
    words: "Name, capitalization targets, rates, contacts, disclaimers and the narrative of the public pages.",
  },
  {
    href: "/settings/themes",
    title: "Thematic areas and objectives",
    words: "The five areas, the 23 objectives of the Global Compact, and which belongs where.",
  },
  {
    href: "/settings/places",
    title: "Places",
    words: "Countries by the names of the United Nations, their footnotes and their region.",
  },
  {
    href: "/settings/regions",
    title: "Regions",
    words: "The five regions of the UN Network on Migration, and named groups of places.",
  },
  {
    href: "/settings/organisations",
    title: "Organisations",
    words: "Donors, UN organisations and others: what each is called, since when, and how else it is spelt.",
  },
  {
    href: "/settings/rates",
    title: "Exchange rates",
    words: "The rates of the United Nations, the ECB and the IMF, by day: suggested where a contribution is booked.",
  },
];

/** What the Fund refers to, each with its history. */
export default async function SettingsPage() {
  await requirePermission("reference.read");
  return (
    <>
      <PageHeader
        title="Reference data"
        lead="What names, rates and mappings hold on which day. A revision holds from a day on; the past is never rewritten."
      />
      <Columns count={2}>
        {PARTS.map(({ href, title, words }) => (
          <LinkCard key={href} href={href} title={title} level={2}>
            {words}
          </LinkCard>
        ))}
      </Columns>
    </>
  );
}
