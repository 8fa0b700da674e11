/**
 * How chosen programmes can be paid out of earmarked pools, exactly: a transport problem in minor units (cents) of USD.
 * Items and pools are named by their place.
 */
export type Network = {
  /** What each earmarked pool holds; never below zero. */
  readonly capacities: readonly bigint[];
  /** The pools each item may draw on, in the order in which they are tried. */
  readonly fits: readonly (readonly number[])[];
};

/** Part of an item paid by a pool. */
export type Draw = { readonly pool: number; readonly minor: bigint };

type Change = { readonly item: number; readonly pool: number; readonly minor: bigint };
type Step = { readonly pool: number; readonly from: number };

/**
 * A growing set of items, always paid out of earmarked pools as far as that is possible at all: `push` adds an item and
 * redirects what others drew (augmenting paths), so after each push the earmarked money in use is the most that the set
 * can use, and what is lacking is the least. Cent by cent exact; a mark takes back whatever was pushed after it.
 */
export type Transport = {
  /** Adds an item that draws up to `minor`; gives what the earmarked pools can pay more than before. */
  push(item: number, minor: bigint): bigint;
  mark(): number;
  takeBack(mark: number): void;
  drawsOf(item: number): Draw[];
  /** What is left in each pool. */
  left(): bigint[];
  /** The pools that these items may draw on, also by way of others that would make room for them. */
  within(items: readonly number[]): ReadonlySet<number>;
};

export function transport({ capacities, fits }: Network): Transport {
  const left = [...capacities];
  const drawn: Map<number, bigint>[] = fits.map(() => new Map());
  /** Items that draw on a pool, to be redirected. */
  const users: Set<number>[] = capacities.map(() => new Set());
  const log: Change[] = [];

  const draw = (item: number, pool: number, minor: bigint) => {
    const now = (drawn[item]?.get(pool) ?? 0n) + minor;
    if (now === 0n) {
      drawn[item]?.delete(pool);
      users[pool]?.delete(item);
    } else {
      drawn[item]?.set(pool, now);
      users[pool]?.add(item);
    }
    left[pool] = (left[pool] ?? 0n) - minor;
  };

  const change = (item: number, pool: number, minor: bigint) => {
    draw(item, pool, minor);
    log.push({ item, pool, minor });
  };

  /** The shortest chain of pools from the item to one with money left; each step moves its `from` over to the next. */
  const pathOf = (item: number): Step[] | null => {
    const cameBy = new Map<number, { from: number; before: number | null }>();
    const queue: number[] = [];
    const reach = (from: number, before: number | null) => {
      for (const pool of fits[from] ?? []) {
        if (cameBy.has(pool)) continue;
        cameBy.set(pool, { from, before });
        queue.push(pool);
      }
    };
    reach(item, null);
    for (let at = 0; at < queue.length; at++) {
      const pool = queue[at] ?? 0;
      if ((left[pool] ?? 0n) > 0n) return backFrom(pool, cameBy);
      for (const other of users[pool] ?? []) reach(other, pool);
    }
    return null;
  };

  const follow = (path: readonly Step[], wanted: bigint): bigint => {
    let most = wanted;
    path.forEach(({ pool }, index) => {
      const next = path[index + 1];
      const limit = next ? (drawn[next.from]?.get(pool) ?? 0n) : (left[pool] ?? 0n);
      if (limit < most) most = limit;
    });
    path.forEach(({ pool, from }, index) => {
      const before = path[index - 1];
      if (before) change(from, before.pool, -most);
      change(from, pool, most);
    });
    return most;
  };

  return {
    push(item, minor) {
      let wanted = minor;
      while (wanted > 0n) {
        const path = pathOf(item);
        if (!path) break;
        wanted -= follow(path, wanted);
      }
      return minor - wanted;
    },
    mark: () => log.length,
    takeBack(mark) {
      for (const { item, pool, minor } of log.splice(mark).reverse()) draw(item, pool, -minor);
    },
    drawsOf: (item) =>
      [...(drawn[item] ?? [])].map(([pool, minor]) => ({ pool, minor })).sort((a, b) => a.pool - b.pool),
    left: () => [...left],
    within(items) {
      const reached = new Set<number>();
      const queue = [...items];
      for (const item of queue)
        for (const pool of fits[item] ?? []) {
          if (reached.has(pool)) continue;
          reached.add(pool);
          queue.push(...(users[pool] ?? []));
        }
      return reached;
    },
  };
}

function backFrom(pool: number, cameBy: ReadonlyMap<number, { from: number; before: number | null }>): Step[] {
  const path: Step[] = [];
  let at: number | null = pool;
  while (at !== null) {
    const came = cameBy.get(at);
    if (!came) break;
    path.unshift({ pool: at, from: came.from });
    at = came.before;
  }
  return path;
}
