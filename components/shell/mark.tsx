const ARCS = ["stroke-area-1", "stroke-area-2", "stroke-area-3", "stroke-area-4", "stroke-area-5"] as const;

/** The Fund's all-round approach: five thematic areas, one ring, none larger than another. Decoration beside the name. */
export function Mark() {
  return (
    <svg aria-hidden="true" viewBox="0 0 32 32" fill="none" strokeWidth="5" className="size-10 shrink-0">
      {ARCS.map((stroke, index) => (
        <circle
          key={stroke}
          cx="16"
          cy="16"
          r="12.5"
          pathLength="100"
          strokeDasharray="17.5 82.5"
          transform={`rotate(${index * 72 - 90} 16 16)`}
          className={stroke}
        />
      ))}
    </svg>
  );
}
