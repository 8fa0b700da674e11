import type { Metadata } from "next";
import { randomUUID } from "node:crypto";
import { ExpenditureForm } from "@/components/status/expenditure-form";
import { PageHeader } from "@/components/ui/page/page-header";
import { today } from "@/lib/kernel/dates";
import { requirePermission } from "@/lib/request/session";
import { listReportingProgrammes } from "@/lib/status/status.queries";
import { recordExpenditureAction } from "../../actions";
import { readBooks, readPunos } from "../../choices";

export const metadata: Metadata = { title: "Record expenditure" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The form for reported expenditure; `?programme=<id>` chooses the programme beforehand. */
export default async function NewExpenditurePage({ searchParams }: Props) {
  const actor = await requirePermission("booking.record");
  const { programme } = await searchParams;
  const programmes = (await listReportingProgrammes(actor)).map(({ id, reference, title }) => ({
    value: id,
    label: `${reference} ${title}`,
  }));
  const chosen = programmes.find(({ value }) => value === programme)?.value ?? "";
  return (
    <>
      <PageHeader
        title="Record expenditure"
        lead="As reported by a participating organisation, by year and UNSDG budget category. More than was funded is recorded too, and flagged."
        breadcrumbs={[{ label: "Fund status", href: "/fund-status" }, { label: "Expenditure" }]}
      />
      <ExpenditureForm
        requestKey={randomUUID()}
        year={String(Number(today().slice(0, 4)) - 1)}
        noteId={chosen}
        punos={await readPunos()}
        programmes={programmes}
        books={await readBooks()}
        act={recordExpenditureAction}
      />
    </>
  );
}
