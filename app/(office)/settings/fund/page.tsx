import type { Metadata } from "next";
import { ValueLines } from "@/components/settings/record-history";
import { DayText } from "@/components/ui/data/date";
import { MoneyText } from "@/components/ui/data/money";
import { DataTable } from "@/components/ui/data/table";
import { Section } from "@/components/ui/page/layout";
import { PageHeader } from "@/components/ui/page/page-header";
import { TextLink } from "@/components/ui/page/text";
import { SETTING_LABELS, settingLines } from "@/lib/fund/labels";
import { findFundProfile, listFundSettings } from "@/lib/fund/queries";
import { today } from "@/lib/kernel/dates";
import { listPlaces } from "@/lib/places/queries";
import { requirePermission } from "@/lib/request/session";

export const metadata: Metadata = { title: "Fund profile" };

/** The fund profile as it stands today, and every target decided so far. */
export default async function FundProfilePage() {
  const actor = await requirePermission("reference.read");
  const on = today();
  const [settings, { targets }, places] = await Promise.all([
    listFundSettings(actor, on),
    findFundProfile(on),
    listPlaces(on),
  ]);
  const placeName = (code: string) => places.find((place) => place.code === code)?.name ?? code;
  return (
    <>
      <PageHeader
        title="Fund profile"
        lead="Each value with the day it holds from. Open one to see its history or to revise it."
        breadcrumbs={[{ label: "Reference data", href: "/settings" }, { label: "Fund profile" }]}
      />
      <Section title="Capitalization targets" lead="Every target decided so far, the first one first.">
        <DataTable
          caption="Capitalization targets"
          captionHidden
          rows={targets}
          rowKey={({ decidedOn }) => decidedOn}
          columns={[
            { key: "label", header: "Aims at", rowHeader: true, cell: ({ label }) => label },
            { key: "decidedOn", header: "Decided on", cell: ({ decidedOn }) => <DayText on={decidedOn} /> },
            { key: "amount", header: "Amount", numeric: true, cell: (target) => <MoneyText {...target} /> },
          ]}
        />
      </Section>
      {settings.map((setting) => (
        <Section
          key={setting.key}
          title={<TextLink href={`/settings/fund/${setting.key}`}>{SETTING_LABELS[setting.key].label}</TextLink>}
          lead={
            <>
              {SETTING_LABELS[setting.key].purpose} In force since <DayText on={setting.holdsFrom} />. Source:{" "}
              {setting.source}.
            </>
          }
        >
          <ValueLines lines={settingLines(setting, placeName)} folded />
        </Section>
      ))}
    </>
  );
}
