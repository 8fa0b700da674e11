import type { Metadata } from "next";
import { Suspense } from "react";
import { PeopleFilters } from "@/components/people/list/people-filters";
import { PeopleTable } from "@/components/people/list/people-table";
import { LinkButton } from "@/components/ui/actions/button";
import { Pagination } from "@/components/ui/data/pagination";
import { Skeleton } from "@/components/ui/feedback/skeleton";
import { hrefWith } from "@/components/ui/href";
import { Stack } from "@/components/ui/page/layout";
import { PageHeader } from "@/components/ui/page/page-header";
import { type Actor, can } from "@/lib/access/permissions";
import { listPeople } from "@/lib/people/queries";
import { type PeopleFilter, peopleFilter } from "@/lib/people/schema";
import { orNotFound, requirePermission } from "@/lib/request/session";

export const metadata: Metadata = { title: "People" };

type Props = { searchParams: Promise<Record<string, string | string[]>> };

/** Everybody who may sign in, or once could. */
export default async function PeoplePage({ searchParams }: Props) {
  const actor = await requirePermission("people.read");
  const filter = peopleFilter.parse(await searchParams);
  return (
    <>
      <PageHeader
        title="People"
        lead="Who may sign in, with which roles and for which organisation."
        actions={can(actor, "people.invite") ? <LinkButton href="/people/new">Invite a person</LinkButton> : undefined}
      />
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
