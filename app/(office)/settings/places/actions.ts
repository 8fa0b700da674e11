"use server";

import { revisePlace, reviseRegion } from "@/lib/places/place.commands";
import { perform } from "@/lib/request/action";

export async function revisePlaceAction(input: unknown) {
  return perform(revisePlace, input);
}

export async function reviseRegionAction(input: unknown) {
  return perform(reviseRegion, input);
}
