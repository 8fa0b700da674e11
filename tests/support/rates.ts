/** What a booking says about a rate where none is on record: its source, and that both directions are confirmed. */
export const RATE_ANSWERS = { rateNote: "Bank advice 7/2023", rateConfirmed: true } as const;
