import { MOVE_LABELS, STAGE_LABELS } from "@/lib/concept-notes/concept-note.labels";
import { MOVES, MOVE_NAMES, type Move, STAGES, type Stage, movesFrom } from "@/lib/concept-notes/stages";

const STEP = 84;
const BOX = { width: 210, height: 46 };
const LEFT = 150;
const RIGHT = 610;
const BUS = 28;
const WIDTH = RIGHT + BOX.width + 10;

const INK = "var(--color-ink)";
const QUIET = "var(--color-muted)";
const LINE = "var(--color-blue-700)";
const STOP = "var(--color-danger)";

/** The way is every stage up to the first that leads nowhere; what follows it in the table are ends beside the way. */
const lastOnTheWay = STAGES.findIndex((stage) => movesFrom(stage).length === 0);
const WAY = STAGES.slice(0, lastOnTheWay + 1);
const ENDS = STAGES.slice(lastOnTheWay + 1);

const rowOf = (stage: Stage) => WAY.indexOf(stage);
const middle = (row: number) => 20 + row * STEP + BOX.height / 2;
const HEIGHT = 20 + (WAY.length - 1) * STEP + BOX.height + 20;

/** An end stands beside the last stage that leads to it, so that its lines cross as few others as can be. */
const endRow = (end: Stage) =>
  Math.max(...MOVE_NAMES.filter((name) => MOVES[name].to === end).flatMap((name) => MOVES[name].from.map(rowOf)));

const rows = ENDS.reduce<ReadonlyMap<Stage, number>>((taken, end) => {
  let row = endRow(end);
  while ([...taken.values()].includes(row)) row -= 1;
  return new Map(taken).set(end, row);
}, new Map());

const placeOfEnd = (end: Stage) => middle(rows.get(end) ?? 0);

function Box({ stage, x, y, end = false }: { stage: Stage; x: number; y: number; end?: boolean }) {
  return (
    <g>
      <rect
        x={x}
        y={y - BOX.height / 2}
        width={BOX.width}
        height={BOX.height}
        rx="3"
        fill={end ? "var(--color-closed-tint)" : "var(--color-blue-50)"}
        stroke={end ? QUIET : LINE}
      />
      <text x={x + BOX.width / 2} y={y + 5} textAnchor="middle" fontSize="15" fontWeight="600" fill={INK}>
        {STAGE_LABELS[stage]}
      </text>
    </g>
  );
}

/** A move to the next stage: straight down, its word beside the line. */
function Onward({ name, from, to }: { name: Move; from: Stage; to: Stage }) {
  const x = LEFT + BOX.width / 2;
  return (
    <g>
      <line
        x1={x}
        y1={middle(rowOf(from)) + BOX.height / 2}
        x2={x}
        y2={middle(rowOf(to)) - BOX.height / 2 - 2}
        stroke={LINE}
        strokeWidth="1.5"
        markerEnd="url(#onward)"
      />
      <text x={x + 10} y={(middle(rowOf(from)) + middle(rowOf(to))) / 2 + 4} fontSize="13" fill={INK}>
        {MOVE_LABELS[name]}
      </text>
    </g>
  );
}

/** A move back, or one that leaves the note where it is: an arc on the left. */
function Back({ name, from, to }: { name: Move; from: Stage; to: Stage }) {
  const stays = from === to;
  const y1 = middle(rowOf(from)) + (stays ? 12 : 0);
  const y2 = middle(rowOf(to)) - (stays ? 12 : 0);
  const reach = LEFT - 36;
  return (
    <g>
      <path
        d={`M ${LEFT} ${y1} C ${reach} ${y1}, ${reach} ${y2}, ${LEFT - 2} ${y2}`}
        fill="none"
        stroke={QUIET}
        strokeWidth="1.5"
        markerEnd="url(#back)"
      />
      <text x={LEFT - 34} y={(y1 + y2) / 2 + 4} textAnchor="end" fontSize="13" fill={INK}>
        {MOVE_LABELS[name]}
      </text>
    </g>
  );
}

/** A move that ends the way: out to the right, along a line of its own. */
function Ending({ name, from, to }: { name: Move; from: Stage; to: Stage }) {
  const y1 = middle(rowOf(from));
  const y2 = placeOfEnd(to);
  const bus = RIGHT - BUS * (ENDS.length - ENDS.indexOf(to)) - 60;
  const path = `M ${LEFT + BOX.width} ${y1} H ${bus} V ${y2} H ${RIGHT - 2}`;
  return (
    <g>
      <path d={path} fill="none" stroke={STOP} strokeWidth="1.2" markerEnd="url(#stop)" />
      {MOVES[name].from[0] === from ? (
        <text x={RIGHT - 12} y={y2 - 8} textAnchor="end" fontSize="13" fill={INK}>
          {MOVE_LABELS[name]}
        </text>
      ) : null}
    </g>
  );
}

function Arrow({ id, fill }: { id: string; fill: string }) {
  return (
    <marker id={id} viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto">
      <path d="M 0 0 L 10 5 L 0 10 z" fill={fill} />
    </marker>
  );
}

function Line({ name, from }: { name: Move; from: Stage }) {
  const { to } = MOVES[name];
  if (rowOf(to) < 0) return <Ending name={name} from={from} to={to} />;
  return rowOf(to) === rowOf(from) + 1 ? (
    <Onward name={name} from={from} to={to} />
  ) : (
    <Back name={name} from={from} to={to} />
  );
}

/** The way of a concept note, drawn from the table of stages and moves; the same stands in words in `StageList`. */
export function StageDiagram() {
  return (
    <svg
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label="The way of a concept note: stages from draft to financially closed, with every move between them. The same moves stand in the list."
    >
      <defs>
        <Arrow id="onward" fill={LINE} />
        <Arrow id="back" fill={QUIET} />
        <Arrow id="stop" fill={STOP} />
      </defs>
      {MOVE_NAMES.flatMap((name) =>
        MOVES[name].from.map((from) => <Line key={`${name}-${from}`} name={name} from={from} />),
      )}
      {WAY.map((stage) => (
        <Box key={stage} stage={stage} x={LEFT} y={middle(rowOf(stage))} />
      ))}
      {ENDS.map((stage) => (
        <Box key={stage} stage={stage} x={RIGHT} y={placeOfEnd(stage)} end />
      ))}
    </svg>
  );
}
