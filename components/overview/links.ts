import { hrefWith } from "@/components/ui/href";
import { type Actor, can } from "@/lib/access/permissions";
import { type Bucket, BUCKETS, type Stage, STAGES } from "@/lib/concept-notes/stages";
import { type ReportingDates, reportingDatesQuery } from "@/lib/reporting-dates/reporting-dates";

type OfContributions = { kind?: string; donorType?: string; year?: number };
type OfNotes = { bucket?: Bucket; stage?: Stage; area?: number; region?: string | undefined };

type OneNote = { id: string; stage: Stage; reference: string | null; programmeReference: string | null };

/** Addresses of the rows behind the figures, for one reader, pair of clocks and region. */
export type Links = {
  /** This page for another region. */
  overview(region: string): string;
  contributions(filter?: OfContributions): string;
  donor(slug: string): string;
  /** Undefined where this reader may not open those rows. */
  notes(filter: OfNotes): string | undefined;
  note(note: OneNote): string;
  decisions(): string;
  decision(number: string): string;
};

/** The stages whose notes this reader finds in the list. */
function readableStages(actor: Actor): readonly Stage[] {
  if (can(actor, "concept-note.read-all")) return STAGES;
  if (can(actor, "concept-note.read-recommended")) return ["recommended", ...BUCKETS.pipeline, ...BUCKETS.funded];
  return can(actor, "concept-note.read-approved") ? BUCKETS.funded : [];
}

const PUBLISHED: Readonly<Partial<Record<Bucket, string>>> = { pipeline: "/pipeline", funded: "/programmes" };

/** Where a figure leads. What the office does not show this reader, but the public may read, is opened there. */
export function linksOf(actor: Actor, clocks: ReportingDates, region: string | undefined): Links {
  const on = reportingDatesQuery(clocks);
  const readable = readableStages(actor);
  const opens = ({ bucket, stage }: OfNotes) =>
    (stage ? [stage] : bucket ? BUCKETS[bucket] : STAGES).every((one) => readable.includes(one));
  return {
    overview: (slug) => hrefWith("/committee", { ...on, region: slug }),
    contributions: (filter = {}) => hrefWith("/contributions", { ...on, ...filter }),
    donor: (slug) => hrefWith(`/contributions/donors/${slug}`, on),
    notes(filter) {
      if (opens(filter)) return hrefWith("/concept-notes", { view: "table", ...on, region, ...filter });
      const published = filter.stage ? undefined : filter.bucket && PUBLISHED[filter.bucket];
      return published && hrefWith(published, { ...on, region: filter.region ?? region, area: filter.area });
    },
    note({ id, stage, reference, programmeReference }) {
      if (readable.includes(stage)) return `/concept-notes/${id}`;
      return hrefWith(programmeReference ? `/programmes/${programmeReference}` : `/pipeline/${reference ?? ""}`, on);
    },
    decisions: () => hrefWith("/committee/decisions", on),
    decision: (number) => `/committee/decisions/${number}`,
  };
}
