import { generateClient } from "./support/generate.ts";
import { command, say, step, Stop } from "./support/report.ts";
import { type Found, QUICK, SLOW, type Stage } from "./support/stages.ts";

/** Runs one stage and shows what it found; a stage that cannot even start is one failure, not the end. */
async function runStage(stage: Stage): Promise<Found> {
  const found = await step(stage.title, () => stage.run()).catch((error: unknown): Found => {
    const details =
      error instanceof Stop ? error.message : error instanceof Error ? (error.stack ?? "") : String(error);
    return { passed: 0, failed: 1, skipped: 0, details };
  });
  if (found.failed > 0) say(found.details.trimEnd());
  say(`    ${found.failed > 0 ? "✗" : "✓"} ${counts(found)}`);
  return found;
}

const counts = ({ passed, failed, skipped }: Omit<Found, "details">) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;

/** `npm test` runs everything, `npm run check` what is quick; the very last line counts. */
await command(async () => {
  const stages = process.argv.includes("--check") ? QUICK : [...QUICK, ...SLOW];
  await generateClient();
  const total = { passed: 0, failed: 0, skipped: 0 };
  const broken: string[] = [];
  for (const stage of stages) {
    const found: Found =
      stage.needs && broken.includes(stage.needs)
        ? { passed: 0, failed: 1, skipped: 0, details: "" }
        : await runStage(stage);
    if (found.failed > 0) broken.push(stage.title);
    for (const key of ["passed", "failed", "skipped"] as const) total[key] += found[key];
  }
  if (broken.length > 0) say(`\nNot well: ${broken.join(", ")}.`);
  say(`\n${counts(total)}`);
  return total.failed > 0 ? 1 : 0;
});
