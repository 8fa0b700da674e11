import type { Metadata } from "next";
import { RecordPage } from "@/components/settings/record-page";
import { ObjectiveForm } from "@/components/settings/theme-forms";
import { can } from "@/lib/access/permissions";
import { PART } from "@/lib/kernel/address-parts";
import { today } from "@/lib/kernel/dates";
import { namesOfPeople } from "@/lib/people/person.queries";
import { orNotFound, requireParams, requirePermission } from "@/lib/request/session";
import { numberIn, type ObjectiveContent } from "@/lib/themes/objective-mapping";
import { findObjectiveRecord } from "@/lib/themes/theme.queries";
import { reviseObjectiveAction } from "../../actions";

export const metadata: Metadata = { title: "Objective" };

type Props = { params: Promise<{ number: string }> };

const linesOf = ({ title, shortTitle }: ObjectiveContent) => [
  { label: "Title", value: title },
  { label: "Short title", value: shortTitle },
];

/** One objective of the Global Compact: its title today, what is coming, its history. */
export default async function ObjectiveSettingsPage({ params }: Props) {
  const actor = await requirePermission("reference.read");
  const number = numberIn((await requireParams(params, { number: PART.number })).number);
  const on = today();
  const history = await orNotFound(findObjectiveRecord(actor, number, on));
  const names = await namesOfPeople(history.lines.flatMap(({ recordedById }) => recordedById ?? []));
  const common = { number, basedOn: history.basedOn };
  return (
    <RecordPage
      title={`Objective ${number}`}
      eyebrow="Objectives of the Global Compact"
      breadcrumbs={[{ label: "Thematic areas and objectives", href: "/settings/themes" }]}
      history={history}
      linesOf={linesOf}
      names={names}
      form={
        can(actor, "reference.revise") ? (
          <ObjectiveForm {...common} value={history.value} act={reviseObjectiveAction} />
        ) : undefined
      }
    />
  );
}
