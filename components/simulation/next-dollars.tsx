import { MoneyText } from "@/components/ui/data/money";
import { type Column, DataTable } from "@/components/ui/data/table";
import { Section } from "@/components/ui/page/layout";
import { SOLVER_WORDS } from "@/lib/simulation/simulation.labels";
import type { StepUp, StepsUp } from "@/lib/simulation/what-if";

const STEP_COLUMNS: readonly Column<StepUp>[] = [
  {
    key: "extra",
    header: "New unearmarked money",
    numeric: true,
    cell: ({ extraUsd }) => <MoneyText amount={extraUsd} />,
  },
  { key: "count", header: "Programmes more", numeric: true, cell: ({ count }) => count },
  { key: "which", header: "Which", wide: true, cell: ({ references }) => references.join(", ") },
];

type Props = { answer: { steps: StepsUp["steps"]; isCutOff?: boolean } };

const CUT_OFF = " The time was over: there may be more, and some of these amounts may not be the smallest.";

/** What new unearmarked money would unblock; and that something may be missing, where the time was over. */
export function NextDollars({ answer: { steps, isCutOff = false } }: Props) {
  const most = steps.at(-1);
  const isSure = !isCutOff && steps.every(({ isProven }) => isProven);
  const doubt = !isSure ? CUT_OFF : steps.some(({ isBySolver }) => isBySolver) ? ` ${SOLVER_WORDS.steps}` : null;
  if (!most && isSure) return null;
  return (
    <Section
      title="What the next dollars would fund"
      lead={
        <>
          {most ? (
            <>
              The smallest new unearmarked amount that unblocks the most is{" "}
              <MoneyText amount={most.extraUsd} cents="when-needed" />: with it,{" "}
              {most.count === 1 ? "one more programme" : `${most.count} more programmes`} can be funded.
            </>
          ) : null}
          {doubt}
        </>
      }
    >
      {most ? (
        <DataTable
          caption="Smallest amounts"
          captionHidden
          columns={STEP_COLUMNS}
          rows={steps}
          rowKey={({ count }) => String(count)}
        />
      ) : null}
    </Section>
  );
}
