import { beforeAll, expect, test } from "vitest";
import { findContribution } from "@/lib/contributions/contribution-history.queries";
import { sumContributions } from "@/lib/contributions/contribution-sums.queries";
import { confirmDeposit, recordContribution, reverseEntry } from "@/lib/contributions/contribution.commands";
import { addDays, dateOf, today } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { form, part, setStage, type Stage } from "./stage";

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});

const [on, yesterday, before] = [today(), addDays(today(), -1), addDays(today(), -2)];

test("one contribution is told under two clocks, and comes to what the books say of its donor", async () => {
  const { administrativeAgent, auditor, fmuOfficer } = stage.cast;
  const donorId = stage.donorId("norway");
  const parts = { commitment: part(), deposit: part({ effectiveOn: "2023-04-20" }) };
  const { value } = await recordContribution(fmuOfficer, form(donorId, parts), dateOf(yesterday));
  const entry = await db.contributionEntry.findFirstOrThrow({ where: { contributionId: value.id, kind: "deposit" } });
  await confirmDeposit(administrativeAgent, { entryId: entry.id });
  await reverseEntry(fmuOfficer, { entryId: entry.id, reason: "Wrong donor" });

  for (const asOf of ["2023-03-14", "2023-04-19", "2023-04-20", on])
    for (const knownOn of [before, yesterday, on]) {
      const found = await findContribution(auditor, value.id, { asOf, knownOn });
      const donor = (await sumContributions(asOf, knownOn)).byDonor.find((one) => one.donorId === donorId);
      const { pledged, committed, deposited } = donor ?? { pledged: "0.00", committed: "0.00", deposited: "0.00" };
      expect(found?.inUsd, `${asOf}, ${knownOn}`).toMatchObject({ pledged, committed, deposited });
    }
  const earlier = await findContribution(auditor, value.id, { asOf: on, knownOn: yesterday });
  expect(earlier?.entries.map(({ kind, isReversed, isConfirmed }) => [kind, isReversed, isConfirmed])).toEqual([
    ["commitment", false, false],
    ["deposit", false, false],
  ]);
  expect((await findContribution(auditor, value.id))?.entries).toHaveLength(3);
});
