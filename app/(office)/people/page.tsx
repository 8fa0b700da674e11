import type { Metadata } from "next";
import { Suspense } from "react";
import { ExcludedRolesList } from "@/components/people/excluded-roles-notice";
import { PeopleFilters } from "@/components/people/people-filters";
import { PeopleTable } from "@/components/people/people-table";
import { RenewedLinksList } from "@/components/people/renewed-links";
import { LinkButton } from "@/components/ui/actions/button";
import { Pagination } from "@/components/ui/data/pagination";
import { Skeleton } from "@/components/ui/feedback/skeleton";
import { hrefWith } from "@/components/ui/href";
import { Stack } from "@/components/ui/page/layout";
import { PageHeader } from "@/components/ui/page/page-header";
import { type Actor, can } from "@/lib/access/permissions";
import { listPeople, listPeopleWithExcludedRoles } from "@/lib/people/person.queries";
import { type PeopleFilter, peopleFilter } from "@/lib/people/person.schema";
import { listRenewedLinks } from "@/lib/people/renewed-links.queries";
import { orNotFound, requirePermission } from "@/lib/request/session";

export const metadata: Metadata = { title: "People" };

type Props = { searchParams: Promise<Record<string, string | string[]>> };

/** Everybody who may sign in, or once could. */
export default async function PeoplePage({ searchParams }: Props) {
  const actor = await requirePermission("people.read");
  const filter = peopleFilter.parse(await searchParams);
  const [excluded, links] = await Promise.all([listPeopleWithExcludedRoles(actor), listRenewedLinks(actor)]);
  return (
    <>
      <PageHeader
        title="People"
        lead="Who may sign in, with which roles and for which organisation."
        actions={
          can(actor, "people.invite-administrator") ? (
            <LinkButton href="/people/new">Invite a person</LinkButton>
          ) : undefined
        }
      />
      <ExcludedRolesList people={excluded} />
      <RenewedLinksList links={links} />
      <PeopleFilters filter={filter} />
      <Suspense fallback={<Skeleton lines={8} label="Loading people" />}>
        <PeopleList actor={actor} filter={filter} />
      </Suspense>
    </>
  );
}

async function PeopleList({ actor, filter }: { actor: Actor; filter: PeopleFilter }) {
  const { rows, next } = await orNotFound(listPeople(actor, filter));
  return (
    <Stack>
      <PeopleTable rows={rows} />
      <Pagination
        label="People"
        firstHref={filter.after ? hrefWith("/people", filter, { after: "" }) : undefined}
        nextHref={next ? hrefWith("/people", filter, { after: next }) : undefined}
      />
    </Stack>
  );
}
