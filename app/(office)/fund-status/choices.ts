import "server-only";
import type { Option } from "@/components/ui/form/select";
import { latestToday, today } from "@/lib/kernel/dates";
import { findFirstOpenDay } from "@/lib/ledger/period.queries";
import { listOrganisationChoices } from "@/lib/organisations/organisation.queries";

/** The organisations of the United Nations, as a form offers them. */
export async function readPunos(): Promise<Option[]> {
  const found = await listOrganisationChoices(today());
  return found
    .filter(({ type }) => type === "un_entity")
    .map(({ id, name, shortName }) => ({ value: id, label: name, keywords: shortName ?? "" }));
}

/** What every form of a booking knows of the books. */
export const readBooks = async () => ({ latest: latestToday(), openFrom: await findFirstOpenDay() });
