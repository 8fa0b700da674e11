import type { FieldOf } from "@/components/concept-notes/acts/act-form";
import { Checkbox } from "@/components/ui/form/choices";
import { Textarea } from "@/components/ui/form/textarea";

/** For a day whose books are closed: the fact goes into the open period, marked, with its reason. */
export function LateFields({ field }: { field: FieldOf }) {
  return (
    <>
      <Checkbox
        label="Book as a late fact"
        hint="Only where the books of that day are closed: it then counts from the first open day and is marked."
        {...field("isLate")}
      />
      <Textarea
        label="Note"
        hint="Required of a late fact: why it is only known now. It is published with the restatement, so name no person."
        rows={2}
        {...field("note")}
      />
    </>
  );
}
