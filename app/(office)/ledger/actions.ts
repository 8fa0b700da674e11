"use server";

import type { Outcome } from "@/lib/request/action";
import { perform } from "@/lib/request/action";
import { reverseBooking } from "@/lib/status/bookings/commands";

export async function reverseBookingAction(setId: string, reason: string): Promise<Outcome> {
  return perform(reverseBooking, { setId, reason });
}
