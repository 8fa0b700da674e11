import { MappingForm } from "@/components/imports/mapping-form";
import { Section } from "@/components/ui/page/layout";
import type { Actor } from "@/lib/access/permissions";
import { findMapping, type ImportRecord } from "@/lib/imports/queries";
import { mapImportAction } from "../actions";

/** What each column holds. */
export async function ColumnsStep({ actor, record }: { actor: Actor; record: ImportRecord }) {
  const { mapping, takenFrom } = await findMapping(actor, record.id);
  const origin = takenFrom
    ? `Taken over from ${takenFrom}, a file with the same columns.`
    : "Guessed from the headings where they say it.";
  return (
    <Section title="What the columns hold" lead={`${origin} Correct what is wrong; nothing is booked yet.`}>
      <MappingForm
        importId={record.id}
        revision={record.revision}
        headings={record.headings}
        sample={record.sample}
        mapping={mapping}
        act={mapImportAction}
      />
    </Section>
  );
}
