import "server-only";
import { type Actor, authorize } from "@/lib/access/permissions";
import { type Day, dayOf } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { type Dated, describing, type History, historyOf } from "@/lib/kernel/in-force";
import {
  FUND_SETTING_KEYS,
  type FundSetting,
  type FundSettingKey,
  type FundSettingValue,
  SETTING_VALUES,
} from "./fund-setting.schema";
import { type Target, targetsUntil } from "./fund-settings";

export type FundProfile = {
  name: string;
  shortName: string;
  /** The Administrative Agent's fee as a part of one, for example "0.01" of each deposit. */
  feeRate: string;
  /** Indirect support costs as a part of the direct ones, for example "0.07". */
  indirectRate: string;
  /** The capitalization target decided last; null before the first was decided. */
  target: Target | null;
  /** Every target decided so far, the first one first. */
  targets: Target[];
  contacts: FundSettingValue<"contacts">;
  disclaimers: FundSettingValue<"disclaimers">;
  texts: FundSettingValue<"texts">;
  /** Codes of the Global Compact's champion countries. */
  gcmChampions: string[];
};

type Recorded = Dated & { key: string; value: unknown };

function valueOn<Key extends FundSettingKey>(records: readonly Recorded[], key: Key, on: Day): FundSettingValue<Key> {
  const record = describing(
    records.filter((one) => one.key === key),
    on,
  );
  if (!record) throw new Error(`The fund profile has no value for "${key}": load the reference data first.`);
  return SETTING_VALUES[key].parse(record.value) as FundSettingValue<Key>;
}

/**
 * The fund profile on a day. Public facts. A day before the first record is described by the first record; a target,
 * however, exists only from the day it was decided.
 */
export async function findFundProfile(on: Day): Promise<FundProfile> {
  const records = await db.fundSetting.findMany();
  const targets = targetsUntil(
    records
      .filter(({ key }) => key === "target")
      .map((record) => ({ ...record, value: SETTING_VALUES.target.parse(record.value) })),
    on,
  );
  return {
    name: valueOn(records, "name", on),
    shortName: valueOn(records, "short-name", on),
    feeRate: valueOn(records, "fee-rate", on),
    indirectRate: valueOn(records, "indirect-rate", on),
    target: targets.at(-1) ?? null,
    targets,
    contacts: valueOn(records, "contacts", on),
    disclaimers: valueOn(records, "disclaimers", on),
    texts: valueOn(records, "texts", on),
    gcmChampions: valueOn(records, "gcm-champions", on),
  };
}

const settingOf = (key: FundSettingKey, { value, source }: { value: unknown; source: string }) =>
  ({ key, value: SETTING_VALUES[key].parse(value), source }) as FundSetting;

/** The whole profile as it stands on a day, in the order of its keys, with the day each value holds from. */
export async function listFundSettings(actor: Actor, on: Day): Promise<(FundSetting & { holdsFrom: Day })[]> {
  authorize(actor, "reference.read");
  const records = await db.fundSetting.findMany();
  return FUND_SETTING_KEYS.flatMap((key) => {
    const record = describing(
      records.filter((one) => one.key === key),
      on,
    );
    return record ? [{ ...settingOf(key, record), holdsFrom: dayOf(record.holdsFrom) }] : [];
  });
}

/** One value of the fund profile with everything ever recorded about it. */
export async function findFundSettingRecord(
  actor: Actor,
  key: FundSettingKey,
  on: Day,
): Promise<History<FundSetting> | null> {
  authorize(actor, "reference.read");
  const records = await db.fundSetting.findMany({ where: { key } });
  return historyOf(records, (record) => settingOf(key, record), on);
}
