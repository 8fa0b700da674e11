import type { ConcentrationRow } from "@/components/charts/concentration-bar";
import type { ShareRow } from "@/components/charts/share-bars";
import { hrefWith } from "@/components/ui/href";
import { percent, subtract, sum, USD, usd, toDecimal } from "@/lib/kernel/money";
import type { CountAndMoney, PublicArea, PublicDonor } from "@/lib/open-data/public-shapes";
import { type ReportingDates, reportingDatesQuery } from "@/lib/reporting-dates/reporting-dates";

type AreaFigures = PublicArea & { funded: CountAndMoney; pipeline: CountAndMoney };

/** The five areas as rows of a chart, each leading to its page under the same clocks. */
export const areaRows = (areas: readonly AreaFigures[], on: ReportingDates): ShareRow[] =>
  areas.map(({ number, name, funded, pipeline }) => ({
    key: String(number),
    label: `${number}. ${name}`,
    area: number,
    href: hrefWith(`/themes/${number}`, reportingDatesQuery(on)),
    funded,
    pipeline,
  }));

/** The three largest donors, and all others together. */
export function concentrationRows(donors: readonly PublicDonor[], total: string): ConcentrationRow[] {
  const largest = donors.slice(0, 3);
  const rows = largest.map(({ slug, name, deposited, share }) => ({
    key: slug,
    label: name,
    amount: deposited,
    share,
  }));
  const others = donors.length - largest.length;
  if (others <= 0) return rows;
  const rest = subtract(
    usd(total),
    sum(
      largest.map(({ deposited }) => usd(deposited)),
      USD,
    ),
  );
  return [
    ...rows,
    { key: "others", label: `${others} others`, amount: toDecimal(rest), share: percent(rest, usd(total), 1) },
  ];
}
