import type { NoteContent } from "@/lib/concept-notes/submission-requirements";

export const LEAD = "0190a000-0000-7000-8000-000000000001";
export const PARTNER = "0190a000-0000-7000-8000-000000000002";

/** A note with everything that a submission asks. */
export const completeNote: NoteContent = {
  leadId: LEAD,
  title: "Fair recruitment",
  summary: "What the programme does.",
  areaNumber: 4,
  objectiveNumbers: [5, 6],
  places: [
    { code: "GH", share: "60.00" },
    { code: "KE", share: "40.00" },
  ],
  regionGroup: null,
  participations: [
    { organisationId: LEAD, budgetUsd: "1000000.00" },
    { organisationId: PARTNER, budgetUsd: "500000.50" },
  ],
  durationMonths: 24,
  governmentPartners: ["Ministry of Labour", "Ministry of Interior"],
  stakeholders: "Migrant associations",
  genderMarker: 2,
  genderJustification: "Because",
  rightsMarker: "B",
  rightsJustification: "Because",
  childMarker: "C",
  childJustification: "Because",
};
