/** The budget categories of the UN Sustainable Development Group (source: DOMAIN section 7). */
export const BUDGET_CATEGORIES: Readonly<Record<number, string>> = {
  1: "Staff and personnel",
  2: "Supplies, commodities, materials",
  3: "Equipment, vehicles, furniture",
  4: "Contractual services",
  5: "Travel",
  6: "Transfers and grants",
  7: "General operating costs",
  8: "Indirect support costs",
};

export const LEVELS = ["low", "medium", "high"] as const;
export type Level = (typeof LEVELS)[number];

export const LEVEL_LABELS: Readonly<Record<Level, string>> = { low: "Low", medium: "Medium", high: "High" };
