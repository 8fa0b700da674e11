import "server-only";
import type { z } from "zod";
import type { Actor } from "@/lib/access/permissions";
import { defineCommand, NOTHING } from "@/lib/command";
import { findByName, namesOf } from "@/lib/imports/organisation-matching";
import { readReference } from "@/lib/imports/rows/row-references.steps";
import { dateOf } from "@/lib/kernel/dates";
import { refuseFutureDays } from "@/lib/kernel/future-days";
import { formatMoney, toDecimal, usd } from "@/lib/kernel/money";
import { referenceOf, takeNumber } from "@/lib/kernel/reference-series";
import { Refusal } from "@/lib/kernel/refusal";
import { withFileLease } from "@/lib/people/file-lease.steps";
import { explainDifferenceInput, recordReconciliationInput } from "./reconciliation.schema";
import { compareKept, WITH_ALL } from "./reconciliation.steps";
import type { Cell } from "./statement-cells";
import { readStatementFile } from "./statement-file";

export type Reconciled = { id: string; reference: string };

/** What cannot be read of typed lines is shown where they were typed. */
async function readLines(input: z.output<typeof recordReconciliationInput>, actor: Actor) {
  try {
    return await withFileLease(actor, () => readStatementFile(input));
  } catch (error) {
    if (!(error instanceof Refusal) || input.content !== "" || !error.fields.file) throw error;
    throw new Refusal(error.code, error.message, { typed: error.fields.file });
  }
}

/** Keeps the figures of an official statement, to be held against our books. Changes no figure of ours. */
export const recordReconciliation = defineCommand({
  input: recordReconciliationInput,
  permission: "reconciliation.record",
  timeoutMs: 60_000,
  prepare: readLines,
  ...NOTHING,

  async apply({ tx, actor, input, prepared: lines, now }) {
    const { level, title, source, asOf, knownOn, fileName, content } = input;
    refuseFutureDays({ asOf }, now);
    const names = namesOf((await readReference(tx)).organisations);
    const year = now.getUTCFullYear();
    const reference = referenceOf("R", year, await takeNumber(tx, "R", year));
    const { id } = await tx.reconciliation.create({
      data: {
        reference,
        level,
        title,
        source,
        recordedAt: now,
        recordedById: actor.id,
        asOf: dateOf(asOf),
        knownOn: knownOn ? dateOf(knownOn) : null,
        fileName: content === "" ? null : fileName,
      },
      select: { id: true },
    });
    await tx.reconciliationLine.createMany({
      data: lines.map(({ label, year: stated, measure, amount }, index) => ({
        reconciliationId: id,
        position: index + 1,
        label,
        year: stated,
        measure,
        organisationId: level === "fund" ? null : (findByName(names, label)?.id ?? null),
        amountUsd: toDecimal(amount),
      })),
    });
    const after = { reference, level, title, source, asOf, ...(knownOn && { knownOn }), figures: lines.length };
    return {
      value: { id, reference },
      event: { name: "reconciliation.recorded", subjectType: "reconciliation", subjectId: id, after },
    };
  },
});

/** Refuses to explain what whoever explains it did not see. */
function refuseMoved(cell: Cell | undefined, shown: string): asserts cell is Cell {
  if (!cell || cell.state === "agreed")
    throw new Refusal("not-now", "These figures agree: there is nothing to explain.");
  if (toDecimal(cell.difference) === shown) return;
  const [was, is] = [usd(shown), cell.difference].map((amount) => formatMoney(amount));
  throw new Refusal(
    "conflict",
    `The difference has moved from ${was} to ${is} since you saw it. Read your note again and keep it if it still holds.`,
  );
}

/** Says why a figure of ours differs; the note holds for the difference it was written for. A newer note takes its place. */
export const explainDifference = defineCommand({
  input: explainDifferenceInput,
  permission: "reconciliation.record",
  load: (tx, { reconciliationId }) =>
    tx.reconciliation.findUnique({ where: { id: reconciliationId }, include: WITH_ALL }),

  async apply({ tx, actor, input, subject: kept, now }) {
    const { cell: key, kind, text, difference: differenceUsd } = input;
    const cell = (await compareKept(tx, kept)).find((one) => one.key === key);
    refuseMoved(cell, differenceUsd);
    await tx.reconciliationNote.create({
      data: {
        reconciliationId: kept.id,
        cell: key,
        kind,
        text,
        differenceUsd,
        recordedAt: now,
        recordedById: actor.id,
      },
    });
    const { id, reference } = kept;
    const what = { figure: [cell.label, cell.year, cell.measure].filter(Boolean).join(", "), differenceUsd };
    return {
      value: { id, reference },
      event: {
        name: "reconciliation.explained",
        subjectType: "reconciliation",
        subjectId: id,
        after: { ...what, kind, text },
      },
    };
  },
});
