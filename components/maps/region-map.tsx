import { HEIGHT, shapesOf, WIDTH } from "./shapes";

/** What a country shows: a funded programme, a note in the pipeline, or both. */
export type Mark = { placeCode: string; name: string; funded: number; pipeline: number };

const FILLS = { both: "fill-blue-800", funded: "fill-blue-800", pipeline: "fill-blue-200", none: "fill-land" } as const;

const kindOf = (mark: Mark | undefined): keyof typeof FILLS =>
  !mark ? "none" : mark.funded > 0 ? (mark.pipeline > 0 ? "both" : "funded") : "pipeline";

/** "Serbia: 1 funded, 1 in the pipeline". */
export const wordsOf = ({ name, funded, pipeline }: Mark) =>
  `${name}: ${[funded > 0 && `${funded} funded`, pipeline > 0 && `${pipeline} in the pipeline`].filter(Boolean).join(", ")}`;

/**
 * A region with the places of its programmes tinted. The picture is an illustration of the list beside it, which the
 * caller prints together with the Fund's map disclaimer; nothing is in the picture only.
 */
export function RegionMap({ regionSlug, title, marks }: { regionSlug: string; title: string; marks: readonly Mark[] }) {
  const byPlace = new Map(marks.map((mark) => [mark.placeCode, mark]));
  const shapes = shapesOf(regionSlug);
  if (shapes.length === 0) return null;

  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={`${title}. ${marks.map(wordsOf).join("; ")}.`}
      className="h-auto w-full"
    >
      {shapes.map(({ placeCode, outline }, index) => (
        <path
          key={placeCode ?? index}
          d={outline}
          className={`${FILLS[kindOf(placeCode ? byPlace.get(placeCode) : undefined)]} stroke-paper stroke-[0.8]`}
        />
      ))}
      {shapes.map(({ placeCode, centre: [x, y] }) =>
        placeCode && byPlace.get(placeCode)?.pipeline && byPlace.get(placeCode)?.funded ? (
          <circle key={placeCode} cx={x} cy={y} r="5" className="fill-blue-200 stroke-paper stroke-1" />
        ) : null,
      )}
    </svg>
  );
}
