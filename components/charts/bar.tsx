import { cx } from "@/components/ui/class-names";

/** What is left open between two parts, so that neighbours are told apart by more than their colour. */
const SEAM = 0.3;

type Part = { key: string; length: number; look: string };

/** One horizontal bar of one or more parts; lengths are parts of 100. A part too short to see still gets a hair. */
export function Bar({ parts, tall = false }: { parts: readonly Part[]; tall?: boolean }) {
  const starts = parts.map((_, index) => parts.slice(0, index).reduce((sum, { length }) => sum + length, 0));
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 100 10"
      preserveAspectRatio="none"
      className={cx("block w-full rounded-[2px]", tall ? "h-7" : "h-3.5")}
    >
      <rect x="0" y="0" width="100" height="10" className="fill-ink/8" />
      {parts.map(({ key, length, look }, index) =>
        length > 0 ? (
          <rect
            key={key}
            x={starts[index] ?? 0}
            y="0"
            width={Math.max(index < parts.length - 1 ? length - SEAM : length, 0.4)}
            height="10"
            className={look}
          />
        ) : null,
      )}
    </svg>
  );
}
