"use server";

import { addOrganisation, reviseOrganisation } from "@/lib/organisations/organisation.commands";
import { perform } from "@/lib/request/action";

export async function addOrganisationAction(input: unknown) {
  return perform(addOrganisation, input);
}

export async function reviseOrganisationAction(input: unknown) {
  return perform(reviseOrganisation, input);
}
