"use server";

import { perform } from "@/lib/request/action";
import { recordBooking, recordExpenditure, reverseBooking } from "@/lib/status/bookings/booking.commands";

export async function recordBookingAction(input: unknown) {
  return perform(recordBooking, input);
}

export async function recordExpenditureAction(input: unknown) {
  return perform(recordExpenditure, input);
}

export async function reverseBookingAction(setId: unknown, reason: unknown) {
  return perform(reverseBooking, { setId, reason });
}
