import { MappingForm } from "@/components/imports/mapping-form";
import { Section } from "@/components/ui/page/layout";
import type { Actor } from "@/lib/access/permissions";
import { findMapping, type ImportRecord } from "@/lib/imports/import.queries";
import { mapImportAction } from "../actions";

/** What each column holds. */
export async function ColumnsStep({ actor, record }: { actor: Actor; record: ImportRecord }) {
  const { mapping, takenFrom, sources } = await findMapping(actor, record.id);
  const origin = takenFrom
    ? `Taken from import ${takenFrom}, a file with exactly the same columns. Its source, and its currency and date format where they may differ, are asked again.`
    : "Proposed from the headings.";
  return (
    <Section title="What the columns hold" lead={`${origin} Correct what is wrong. Nothing is recorded yet.`}>
      <MappingForm
        importId={record.id}
        revision={record.revision}
        headings={record.headings}
        sample={record.sample}
        mapping={mapping}
        sources={sources}
        act={mapImportAction}
      />
    </Section>
  );
}
