import type { Metadata } from "next";
import { markedNames } from "@/components/settings/footnotes";
import { SettingsTable, TargetsTable } from "@/components/settings/fund/profile-tables";
import { Section } from "@/components/ui/page/layout";
import { PageHeader } from "@/components/ui/page/page-header";
import { findFundProfile, listFundSettings } from "@/lib/fund/fund.queries";
import { today } from "@/lib/kernel/dates";
import { listPlaces } from "@/lib/places/place.queries";
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
  return (
    <>
      <PageHeader
        title="Fund profile"
        lead="Each value with the day it holds from. Open one to see its history or to revise it."
        breadcrumbs={[{ label: "Reference data", href: "/settings" }, { label: "Fund profile" }]}
      />
      <Section title="Capitalization targets" lead="Every target decided so far, the first one first.">
        <TargetsTable targets={targets} />
      </Section>
      <Section title="Values in force today">
        <SettingsTable settings={settings} placeName={markedNames(places)} />
      </Section>
    </>
  );
}
