/** The five thematic areas, as they are numbered in print. */
export type AreaNumber = 1 | 2 | 3 | 4 | 5;

/** Tells whether a number names a thematic area; anything else is drawn without a colour of its own. */
export const isArea = (number: number): number is AreaNumber => Number.isInteger(number) && number >= 1 && number <= 5;

/** Large areas and bars. */
export const AREA_FILL: Record<AreaNumber, string> = {
  1: "bg-area-1",
  2: "bg-area-2",
  3: "bg-area-3",
  4: "bg-area-4",
  5: "bg-area-5",
};

/** Words on the pale variant of the area's colour, at least 7:1. */
export const AREA_WORDS: Record<AreaNumber, string> = {
  1: "bg-area-1-tint text-area-1-text",
  2: "bg-area-2-tint text-area-2-text",
  3: "bg-area-3-tint text-area-3-text",
  4: "bg-area-4-tint text-area-4-text",
  5: "bg-area-5-tint text-area-5-text",
};
