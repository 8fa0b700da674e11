/** Stands where shares in per cent are read one under the other. */
export const SHARES_ROUNDED = "Shares are rounded to one decimal and may not add up to 100 %.";
