import type { Metadata } from "next";
import { CloseForm } from "@/components/programmes/money/close-form";
import { MoneyFigures } from "@/components/programmes/money/delivery";
import { MoneyHeader } from "@/components/programmes/money/money-header";
import { Text } from "@/components/ui/page/text";
import { PART } from "@/lib/kernel/address-parts";
import { latestToday, today } from "@/lib/kernel/dates";
import { findProgrammeMoney } from "@/lib/programmes/money/programme-money.queries";
import { pageNotFound, requireParams, requirePermission } from "@/lib/request/session";
import { closeFinanciallyAction } from "../actions";
import { holdersOf } from "../acts";

export const metadata: Metadata = { title: "Close a programme financially" };

/** The last act on a programme's money. */
export default async function ClosePage({ params }: PageProps<"/concept-notes/[id]/money/close">) {
  const actor = await requirePermission("programme.close-financially");
  const { id } = await requireParams(params, { id: PART.id });
  const clocks = { asOf: today(), knownOn: today() };
  const money = await findProgrammeMoney(actor, id, clocks);
  if (!money) return pageNotFound();
  const { noteId, revision, acts } = money;

  return (
    <>
      <MoneyHeader money={money} part="Financial closure" />
      <MoneyFigures money={money} />
      {acts.canClose ? (
        <CloseForm
          noteId={noteId}
          revision={revision}
          holders={holdersOf(money)}
          latest={latestToday()}
          act={closeFinanciallyAction}
        />
      ) : (
        <Text>A programme is closed financially once its activities are over and it is closed operationally.</Text>
      )}
    </>
  );
}
