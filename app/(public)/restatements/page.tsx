import { Restatements } from "@/components/public/restatements";
import { PageHeader } from "@/components/ui/page/page-header";
import { OutsideLink, Text } from "@/components/ui/page/text";
import { listPublicRestatements } from "@/lib/open-data/queries";
import { pageMetadata } from "../metadata";

const LEAD =
  "When a period is closed, its figures are published and take no more entries. What becomes known later counts from the first open day, and is listed here with the old value, the new value and the reason.";

export const metadata = pageMetadata("Restatements", LEAD, "/restatements");

export default async function RestatementsPage() {
  return (
    <>
      <PageHeader title="Restatements" lead={LEAD} />
      <Restatements closings={await listPublicRestatements()} />
      <Text tone="small">
        Computed from the books, never kept beside them. For machines:{" "}
        <OutsideLink href="/api/v1/restatements">the restatements as open data</OutsideLink>.
      </Text>
    </>
  );
}
