import { z } from "zod";
import { revisionFields } from "@/lib/kernel/in-force";
import { line, lines, optionalLine } from "@/lib/kernel/text";
import { ORGANISATION_TYPES, type OrganisationType } from "./organisation.labels";

const content = {
  name: line("Enter the name of the organisation.", 200),
  shortName: optionalLine(60),
  type: z.enum(ORGANISATION_TYPES, "Choose what kind of organisation this is."),
  countryCode: optionalLine(2),
  aliases: lines(200),
};

type Country = { type: OrganisationType; countryCode: string | null };

function refuseWithoutCountry({ type, countryCode }: Country, context: z.RefinementCtx): void {
  if (type !== "member_state" || countryCode) return;
  context.addIssue({ code: "custom", path: ["countryCode"], message: "Choose the country of the Member State." });
}

/** Only a Member State is a country; what was chosen before the type was changed is dropped. */
const withoutStrayCountry = <Value extends Country>(value: Value): Value =>
  value.type === "member_state" ? value : { ...value, countryCode: null };

export const addOrganisationInput = z
  .object({ ...content, holdsFrom: revisionFields.holdsFrom })
  .superRefine(refuseWithoutCountry)
  .transform(withoutStrayCountry);

export const reviseOrganisationInput = z
  .object({ id: z.uuid(), ...content, ...revisionFields })
  .superRefine(refuseWithoutCountry)
  .transform(withoutStrayCountry);

/** The address of the list of organisations. */
export const organisationFilter = z.object({
  text: z.string().trim().max(100).catch("").default(""),
  type: z.enum(ORGANISATION_TYPES).optional().catch(undefined),
  after: z.string().max(500).optional().catch(undefined),
});
export type OrganisationFilter = z.output<typeof organisationFilter>;
