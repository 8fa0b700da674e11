import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { markedNames, placeOptions } from "@/components/settings/footnotes";
import { SettingForm } from "@/components/settings/fund/setting-form";
import { RecordPage } from "@/components/settings/record-page";
import { can } from "@/lib/access/permissions";
import { SETTING_LABELS, settingLines } from "@/lib/fund/fund-setting.labels";
import { type FundSetting, isFundSettingKey } from "@/lib/fund/fund-setting.schema";
import { findFundSettingRecord } from "@/lib/fund/fund.queries";
import { PART } from "@/lib/kernel/address-parts";
import { today } from "@/lib/kernel/dates";
import { namesOfPeople } from "@/lib/people/person.queries";
import { listPlaces } from "@/lib/places/place.queries";
import { orNotFound, requireParams, requirePermission } from "@/lib/request/session";
import { reviseFundSettingAction } from "../actions";

export const metadata: Metadata = { title: "Fund profile" };

type Props = { params: Promise<{ key: string }> };

/** One value of the fund profile: today's, what is coming, its history, and the form for whoever may revise it. */
export default async function FundSettingPage({ params }: Props) {
  const actor = await requirePermission("reference.read");
  const { key } = await requireParams(params, { key: PART.slug });
  if (!isFundSettingKey(key)) notFound();
  const on = today();
  const history = await orNotFound(findFundSettingRecord(actor, key, on));
  const [places, names] = await Promise.all([
    listPlaces(on),
    namesOfPeople(history.lines.flatMap(({ recordedById }) => recordedById ?? [])),
  ]);
  const placeName = markedNames(places);
  const linesOf = (setting: FundSetting) => [
    ...settingLines(setting, placeName),
    { label: "Source", value: setting.source },
  ];
  return (
    <RecordPage
      title={SETTING_LABELS[key].label}
      eyebrow="Fund profile"
      lead={SETTING_LABELS[key].purpose}
      breadcrumbs={[{ label: "Fund profile", href: "/settings/fund" }]}
      history={history}
      linesOf={linesOf}
      names={names}
      form={
        can(actor, "reference.revise") ? (
          <SettingForm
            setting={history.value}
            places={placeOptions(places)}
            basedOn={history.basedOn}
            act={reviseFundSettingAction}
          />
        ) : undefined
      }
    />
  );
}
