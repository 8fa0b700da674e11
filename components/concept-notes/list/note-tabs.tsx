import { LinkButton } from "@/components/ui/actions/button";
import { hrefWith } from "@/components/ui/href";
import { Tabs } from "@/components/ui/page/tabs";
import { BUCKET_LABELS } from "@/lib/concept-notes/concept-note.labels";
import type { ConceptNoteFilter, NoteSort } from "@/lib/concept-notes/concept-note.schema";
import { type Bucket, BUCKETS } from "@/lib/concept-notes/stages";
import type { Sorting } from "./note-table";

const ADDRESS = "/concept-notes";
type Props = { filter: ConceptNoteFilter };

/** Table or board of the same notes. */
export function ViewLink({ filter }: Props) {
  const other = filter.view === "board" ? "table" : "board";
  return (
    <LinkButton variant="secondary" href={hrefWith(ADDRESS, filter, { view: other, after: undefined })}>
      Show as a {other}
    </LinkButton>
  );
}

/** The three public words of the Fund, and everything. */
export function BucketTabs({ filter }: Props) {
  const to = (bucket?: Bucket) => hrefWith(ADDRESS, filter, { bucket, stage: undefined, after: undefined });
  return (
    <Tabs
      label="Part of the way"
      items={[
        { label: "All", href: to(), current: filter.bucket === undefined },
        ...(Object.keys(BUCKETS) as Bucket[]).map((bucket) => ({
          label: BUCKET_LABELS[bucket],
          href: to(bucket),
          current: filter.bucket === bucket,
        })),
      ]}
    />
  );
}

const DIRECTIONS: Readonly<Record<Exclude<NoteSort, "updated">, "ascending" | "descending">> = {
  title: "ascending",
  "stage-since": "ascending",
  amount: "descending",
};

/** Where the headers of the table lead; a second click goes back to the order of the last change. */
export function sortingOf(filter: ConceptNoteFilter): Sorting {
  return Object.fromEntries(
    Object.entries(DIRECTIONS).map(([sort, direction]) => {
      const isCurrent = filter.sort === sort;
      const href = hrefWith(ADDRESS, filter, { sort: isCurrent ? undefined : sort, after: undefined });
      return [sort, { href, direction: isCurrent ? direction : undefined }];
    }),
  );
}
