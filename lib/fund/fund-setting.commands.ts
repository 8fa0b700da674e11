import "server-only";
import { z } from "zod";
import type { FactValue } from "@/lib/audit/events";
import { defineCommand } from "@/lib/command";
import { dateOf } from "@/lib/kernel/dates";
import type { Tx } from "@/lib/kernel/db";
import { describing, recordedAfter, refuseOutdated } from "@/lib/kernel/in-force";
import { acquireLock } from "@/lib/kernel/locks";
import { Refusal } from "@/lib/kernel/refusal";
import { reviseFundSettingInput, SETTING_VALUES } from "./fund-setting.schema";

type Setting = z.output<typeof reviseFundSettingInput>;

async function refuseUnknownPlaces(tx: Tx, input: Setting): Promise<void> {
  if (input.key !== "gcm-champions") return;
  const known = await tx.place.count({ where: { code: { in: input.value } } });
  if (known === new Set(input.value).size) return;
  throw new Refusal("invalid", "Some entries need your attention.", { value: "Choose countries of the list." });
}

/** Records one value of the fund profile from a day on, and where it comes from; every earlier record stays. */
export const reviseFundSetting = defineCommand({
  input: reviseFundSettingInput,
  permission: "reference.revise",
  load: async (tx, { key }) => {
    await acquireLock(tx, `reference:fund:${key}`);
    const records = await tx.fundSetting.findMany({ where: { key } });
    return records.length > 0 ? { records } : null;
  },

  async apply({ tx, actor, input, subject: { records }, now }) {
    const { key, value, source, holdsFrom } = input;
    refuseOutdated(records, input.basedOn);
    await refuseUnknownPlaces(tx, input);
    await tx.fundSetting.create({
      data: {
        key,
        value,
        source,
        holdsFrom: dateOf(holdsFrom),
        recordedAt: recordedAfter(records, now),
        recordedById: actor.id,
      },
    });
    const before = describing(records, holdsFrom);
    const valueOf = (stored: unknown): FactValue => SETTING_VALUES[key].parse(stored);
    return {
      value: { key },
      event: {
        name: "reference.revised",
        subjectType: "reference",
        subjectId: `fund:${key}`,
        ...(before && { before: { value: valueOf(before.value), source: before.source } }),
        after: { value, source, holdsFrom },
      },
    };
  },
});
