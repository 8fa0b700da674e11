const LINES = ["w-11/12", "w-full", "w-4/5", "w-10/12", "w-2/3", "w-9/12"] as const;

/** Grey lines while something is on its way. */
export function Skeleton({ lines = 4, label = "Loading" }: { lines?: number; label?: string }) {
  return (
    <div role="status" className="grid gap-3">
      <span className="sr-only">{label}</span>
      {Array.from({ length: lines }, (_, index) => (
        <span
          key={index}
          aria-hidden="true"
          className={`block h-4 rounded-sm bg-line motion-safe:animate-pulse ${LINES[index % LINES.length] ?? ""}`}
        />
      ))}
    </div>
  );
}
