import type { Metadata } from "next";
import { RecordPage } from "@/components/settings/record-page";
import { AreaForm } from "@/components/settings/theme-forms";
import { can } from "@/lib/access/permissions";
import { PART } from "@/lib/kernel/address-parts";
import { today } from "@/lib/kernel/dates";
import { namesOfPeople } from "@/lib/people/person.queries";
import { orNotFound, requireParams, requirePermission } from "@/lib/request/session";
import { type AreaContent, numberIn } from "@/lib/themes/objective-mapping";
import { findThematicAreaRecord, listObjectives } from "@/lib/themes/theme.queries";
import { SHARED_OBJECTIVE } from "@/lib/themes/theme.schema";
import { reviseThematicAreaAction } from "../actions";

export const metadata: Metadata = { title: "Thematic area" };

type Props = { params: Promise<{ number: string }> };

/** One thematic area: its names and objectives today, what is coming, its history. */
export default async function ThematicAreaSettingsPage({ params }: Props) {
  const actor = await requirePermission("reference.read");
  const number = numberIn((await requireParams(params, { number: PART.number })).number);
  const on = today();
  const history = await orNotFound(findThematicAreaRecord(actor, number, on));
  const [objectives, names] = await Promise.all([
    listObjectives(on),
    namesOfPeople(history.lines.flatMap(({ recordedById }) => recordedById ?? [])),
  ]);
  const titleOf = (one: number) => objectives.find((objective) => objective.number === one)?.shortTitle ?? "";
  const linesOf = ({ name, shortName, objectiveNumbers }: AreaContent) => [
    { label: "Name", value: name },
    { label: "Short name", value: shortName },
    { label: "Objectives", value: objectiveNumbers.map((one) => `${one} ${titleOf(one)}`).join("\n") },
  ];
  const choices = objectives
    .filter((objective) => objective.number !== SHARED_OBJECTIVE)
    .map((objective) => ({ value: String(objective.number), label: `${objective.number}. ${objective.title}` }));
  const common = { number, basedOn: history.basedOn };
  return (
    <RecordPage
      title={`Thematic area ${number}`}
      eyebrow="Thematic areas"
      breadcrumbs={[{ label: "Thematic areas and objectives", href: "/settings/themes" }]}
      history={history}
      linesOf={linesOf}
      names={names}
      form={
        can(actor, "reference.revise") ? (
          <AreaForm {...common} value={history.value} objectives={choices} act={reviseThematicAreaAction} />
        ) : undefined
      }
    />
  );
}
