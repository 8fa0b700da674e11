import { isArea } from "@/components/ui/data/areas";
import { AreaBadge } from "@/components/ui/data/badge";
import { DayText } from "@/components/ui/data/date";
import { MoneyText } from "@/components/ui/data/money";
import { hrefWith } from "@/components/ui/href";
import { Columns, Stack } from "@/components/ui/page/layout";
import { LinkCard } from "@/components/ui/page/link-card";
import { Excerpt, Text } from "@/components/ui/page/text";
import type { PublicProgramme } from "@/lib/open-data/public-shapes";
import { markedName } from "@/lib/places/region-members";
import { type ReportingDates, reportingDatesQuery } from "@/lib/reporting-dates/reporting-dates";

const SINCE = { funded: "Funded since", pipeline: "In the pipeline since" } as const;

/** The amount in print form; "not stated" where the source does not say. */
export function Amount({ amount }: { amount: string | null }) {
  return amount === null ? <>Amount not stated</> : <MoneyText amount={amount} short />;
}

/** The footnotes of names marked above, each once. */
export function Footnotes({ texts }: { texts: readonly (string | null)[] }) {
  const footnotes = new Set(texts.filter((text) => text !== null));
  return [...footnotes].map((footnote) => (
    <Text key={footnote} tone="small">
      * {footnote}
    </Text>
  ));
}

type CardProps = { programme: PublicProgramme; on: ReportingDates; level: 2 | 3; whole: boolean };

function ProgrammeCard({ programme, on, level, whole }: CardProps) {
  const { area, amount, part, places, group, since, bucket } = programme;
  return (
    <LinkCard
      href={hrefWith(programme.href, reportingDatesQuery(on))}
      level={level}
      title={programme.title}
      eyebrow={programme.placesLabel}
      {...(area && isArea(area.number) ? { area: area.number } : {})}
      meta={
        <>
          {area && isArea(area.number) ? <AreaBadge number={area.number} /> : null}
          <strong>
            <Amount amount={amount} />
          </strong>
          {part === null ? null : (
            <span>
              of which here <MoneyText amount={part} short />
            </span>
          )}
          <span>
            {SINCE[bucket]} <DayText on={since} />
          </span>
        </>
      }
    >
      <Stack gap="small">
        {group ? <Text tone="small">{places.map(markedName).join(", ")}</Text> : null}
        {whole ? <Text>{programme.summary}</Text> : <Excerpt>{programme.summary}</Excerpt>}
      </Stack>
    </LinkCard>
  );
}

type Props = {
  programmes: readonly PublicProgramme[];
  /** The clocks the list stands under; each card leads to its record under the same. */
  on: ReportingDates;
  level?: 2 | 3;
  /** Print the whole narrative instead of its first lines. */
  whole?: boolean;
};

/** Programmes as cards, in the order given. */
export function ProgrammeCards({ programmes, on, level = 3, whole = false }: Props) {
  return (
    <Stack>
      <Columns count={programmes.length % 2 === 0 && programmes.length < 5 ? 2 : 3}>
        {programmes.map((programme) => (
          <ProgrammeCard key={programme.reference} programme={programme} on={on} level={level} whole={whole} />
        ))}
      </Columns>
      <Footnotes texts={programmes.flatMap(({ places }) => places.map(({ footnote }) => footnote))} />
    </Stack>
  );
}
