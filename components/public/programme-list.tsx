import { ReportingDatesForm } from "@/components/reporting-dates/reporting-dates-form";
import { Figure, StatGrid } from "@/components/ui/data/figure";
import { FilterBar } from "@/components/ui/data/filter-bar";
import { MoneyText } from "@/components/ui/data/money";
import { Empty } from "@/components/ui/feedback/empty";
import { Select } from "@/components/ui/form/select";
import { Section } from "@/components/ui/page/layout";
import { PageHeader } from "@/components/ui/page/page-header";
import { TextLink } from "@/components/ui/page/text";
import type { CountAndMoney, PublicArea, PublicProgramme, PublicRegion } from "@/lib/open-data/public-shapes";
import { reportingDatesQuery } from "@/lib/reporting-dates/reporting-dates";
import { formatReportingDates } from "@/lib/reporting-dates/reporting-dates.labels";
import type { AskedDates } from "@/lib/reporting-dates/reporting-dates.schema";
import { ProgrammeCards } from "./programme-cards";

type Props = {
  title: string;
  lead: string;
  path: "/programmes" | "/pipeline";
  /** What the money of these programmes is: "Approved amounts". */
  basis: string;
  on: AskedDates;
  programmes: readonly PublicProgramme[];
  total: CountAndMoney;
  areas: readonly PublicArea[];
  regions: readonly PublicRegion[];
  chosen: { area: string; region: string };
};

/** Either list of programmes: filters in the address, the sum of what is shown, and the cards. */
export function ProgrammeList({ title, lead, path, basis, on, programmes, total, areas, regions, chosen }: Props) {
  const isFiltered = chosen.area !== "" || chosen.region !== "";
  return (
    <>
      <PageHeader title={title} lead={lead} />
      <StatGrid columns={2}>
        <Figure
          label={isFiltered ? "In this selection" : title}
          value={<MoneyText amount={total.amount} short />}
          basis={`${total.count} ${total.count === 1 ? "programme" : "programmes"}. ${basis}, as of ${formatReportingDates(on)}`}
        />
      </StatGrid>
      <FilterBar action={path} label={title} clearHref={isFiltered ? path : undefined}>
        {Object.entries(reportingDatesQuery(on)).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Select
          label="Thematic area"
          name="area"
          placeholder="All areas"
          defaultValue={chosen.area}
          options={areas.map(({ number, shortName }) => ({ value: String(number), label: `${number}. ${shortName}` }))}
        />
        <Select
          label="Region"
          name="region"
          placeholder="All regions"
          defaultValue={chosen.region}
          options={regions.map(({ slug, name }) => ({ value: slug, label: name }))}
        />
      </FilterBar>
      <Section
        title={`As of ${formatReportingDates(on)}`}
        actions={<ReportingDatesForm layout="heading" action={path} on={on} hidden={chosen} />}
      >
        {programmes.length > 0 ? (
          <ProgrammeCards programmes={programmes} on={on} level={3} />
        ) : (
          <Empty title="Nothing to show for this selection" action={<TextLink href={path}>Show everything</TextLink>} />
        )}
      </Section>
    </>
  );
}
