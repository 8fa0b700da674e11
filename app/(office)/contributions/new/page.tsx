import type { Metadata } from "next";
import { randomUUID } from "node:crypto";
import { ContributionForm } from "@/components/contributions/booking/contribution-form";
import { PageHeader } from "@/components/ui/page/page-header";
import { requirePermission } from "@/lib/request/session";
import { recordContributionAction } from "../actions";
import { readBookingChoices, readGivers } from "../choices";

export const metadata: Metadata = { title: "Record a contribution" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The form for a new contribution; `?donor=<slug>` chooses the donor beforehand. */
export default async function NewContributionPage({ searchParams }: Props) {
  await requirePermission("contribution.record");
  const { donor } = await searchParams;
  const givers = await readGivers();
  const chosen = givers.find(({ slug }) => slug === donor);
  return (
    <>
      <PageHeader
        title="Record a contribution"
        lead="What one donor gives under one understanding: what was announced, what was signed, what arrived. The reference is given when it is recorded."
        breadcrumbs={[{ label: "Contributions", href: "/contributions" }, { label: "New" }]}
      />
      <ContributionForm
        requestKey={randomUUID()}
        donorId={chosen?.value ?? ""}
        donors={givers.map(({ slug: _, ...option }) => option)}
        choices={await readBookingChoices()}
        act={recordContributionAction}
      />
    </>
  );
}
