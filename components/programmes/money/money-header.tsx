import { LinkButton } from "@/components/ui/actions/button";
import { StageBadge } from "@/components/ui/data/badge";
import { DayText } from "@/components/ui/data/date";
import { PageHeader } from "@/components/ui/page/page-header";
import { STAGE_LABELS } from "@/lib/concept-notes/concept-note.labels";
import type { ProgrammeMoney } from "@/lib/programmes/money/programme-money.queries";

type Props = {
  money: Pick<ProgrammeMoney, "noteId" | "title" | "reference" | "stage" | "approvedOn" | "acts">;
  /** The part of the money this page shows, below the page of all of it. */
  part?: string;
};

/** Which programme, where it stands, and what leads on. */
export function MoneyHeader({ money: { noteId, title, reference, stage, approvedOn, acts }, part }: Props) {
  const page = `/concept-notes/${noteId}/money`;
  return (
    <PageHeader
      breadcrumbs={[
        { label: "Concept notes and programmes", href: "/concept-notes" },
        { label: reference, href: `/concept-notes/${noteId}` },
        ...(part ? [{ label: "Money", href: page }, { label: part }] : [{ label: "Money" }]),
      ]}
      eyebrow={part ? `${reference}: ${part.toLowerCase()}` : `${reference}: money`}
      title={title}
      meta={
        <>
          <StageBadge stage={stage} label={STAGE_LABELS[stage]} />
          {approvedOn ? (
            <span>
              Approved on <DayText on={approvedOn} />
            </span>
          ) : null}
        </>
      }
      actions={
        !part && acts.canClose ? <LinkButton href={`${page}/close`}>Close the programme financially</LinkButton> : null
      }
    />
  );
}
