import { EXAMPLE_PREFIX } from "@/lib/concept-notes/concept-note.labels";

/** How far the story of an example goes. */
export type Ending =
  "draft" | "returned" | "submitted" | "in_review" | "recommended" | "deferred" | "ineligible" | "withdrawn";

export type Example = {
  title: string;
  ending: Ending;
  areaNumber: number;
  objectiveNumbers: readonly number[];
  places: readonly { code: string; share: string }[];
  /** Partner organisation by slug, and the budgets of the leading one and of the partner in USD. */
  partner: string;
  budgets: readonly [string, string];
  durationMonths: number;
  /** The day the draft was started; the rest of the story follows in the order of the office. */
  startedOn: string;
};

const example = (title: string, rest: Omit<Example, "title">): Example => ({
  title: `${EXAMPLE_PREFIX}${title}`,
  ...rest,
});
const whole = (code: string) => [{ code, share: "" }];

/** Invented to show the stages that are not public money; no figure of the Fund contains them. */
export const EXAMPLES: readonly Example[] = [
  example("Fair recruitment corridors", {
    ending: "deferred",
    areaNumber: 4,
    objectiveNumbers: [5, 6, 18],
    places: [
      { code: "NP", share: "60" },
      { code: "JO", share: "40" },
    ],
    partner: "unicef",
    budgets: ["1300000", "900000"],
    durationMonths: 30,
    startedOn: "2026-02-03",
  }),
  example("Local migration data for city planning", {
    ending: "recommended",
    areaNumber: 1,
    objectiveNumbers: [1, 3],
    places: whole("GH"),
    partner: "unhcr",
    budgets: ["980000", "720000"],
    durationMonths: 24,
    startedOn: "2026-03-10",
  }),
  example("Welcoming schools for children on the move", {
    ending: "recommended",
    areaNumber: 5,
    objectiveNumbers: [15, 16],
    places: [
      { code: "CO", share: "55" },
      { code: "EC", share: "45" },
    ],
    partner: "unicef",
    budgets: ["1100000", "1400000"],
    durationMonths: 36,
    startedOn: "2026-04-07",
  }),
  example("Protection along a coastal route", {
    ending: "in_review",
    areaNumber: 2,
    objectiveNumbers: [7, 8],
    places: whole("MA"),
    partner: "unhcr",
    budgets: ["850000", "950000"],
    durationMonths: 24,
    startedOn: "2026-07-06",
  }),
  example("Border officials trained in human rights", {
    ending: "submitted",
    areaNumber: 3,
    objectiveNumbers: [9, 11, 23],
    places: whole("GE"),
    partner: "unodc",
    budgets: ["1200000", "800000"],
    durationMonths: 18,
    startedOn: "2026-09-01",
  }),
  example("Remittances for small enterprises", {
    ending: "returned",
    areaNumber: 4,
    objectiveNumbers: [19, 20],
    places: whole("KE"),
    partner: "undp",
    budgets: ["700000", "600000"],
    durationMonths: 24,
    startedOn: "2026-08-11",
  }),
  example("Regional hotline for missing migrants", {
    ending: "ineligible",
    areaNumber: 2,
    objectiveNumbers: [8],
    places: whole("TN"),
    partner: "unhcr",
    budgets: ["400000", "300000"],
    durationMonths: 12,
    startedOn: "2026-05-05",
  }),
  example("Skills recognition in construction", {
    ending: "withdrawn",
    areaNumber: 4,
    objectiveNumbers: [18],
    places: whole("BD"),
    partner: "undp",
    budgets: ["900000", "500000"],
    durationMonths: 24,
    startedOn: "2026-06-02",
  }),
  example("Community sponsorship of new neighbours", {
    ending: "draft",
    areaNumber: 5,
    objectiveNumbers: [16],
    places: whole("AL"),
    partner: "un-women",
    budgets: ["650000", "450000"],
    durationMonths: 24,
    startedOn: "2026-10-05",
  }),
];
