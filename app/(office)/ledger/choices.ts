import "server-only";
import type { Option } from "@/components/ui/form/select";
import { today } from "@/lib/kernel/dates";
import { listOrganisationChoices } from "@/lib/organisations/queries";

/** Donors and participating organisations by name, for the filter. */
export async function readOrganisations(): Promise<Option[]> {
  return (await listOrganisationChoices(today())).map(({ slug, name }) => ({ value: slug, label: name }));
}
