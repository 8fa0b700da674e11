/**
 * A linear problem to maximise, rows by rows (compressed): `rowLower ≤ A·x ≤ rowUpper`, `colLower ≤ x ≤ colUpper`.
 * `integrality` 1 makes a column a whole number; without it the problem is the linear relaxation.
 */
export type LinearModel = {
  readonly numCols: number;
  readonly numRows: number;
  readonly colCost: readonly number[];
  readonly colLower: readonly number[];
  readonly colUpper: readonly number[];
  readonly rowLower: readonly number[];
  readonly rowUpper: readonly number[];
  readonly integrality?: readonly (0 | 1)[];
  readonly matrix: {
    readonly format: "csr";
    readonly numRows: number;
    readonly numCols: number;
    readonly starts: readonly number[];
    readonly indices: readonly number[];
    readonly values: readonly number[];
  };
};

/**
 * `seconds` the solver may take; it may stop once no better answer can be more than `absoluteGap` better. `start` is an
 * answer that is known, which it need not look for.
 */
export type SolveOptions = {
  readonly seconds: number;
  readonly absoluteGap: number;
  readonly start?: readonly number[];
};

/**
 * What the solver says, in floating point: to be verified by whoever asked. `limit` is the best found in the time given;
 * `bound` says what no answer can exceed; `duals` are there for a linear relaxation only.
 */
export type SolverAnswer =
  | { readonly status: "infeasible" }
  | { readonly status: "none" }
  | {
      readonly status: "optimal" | "limit";
      readonly values: Float64Array;
      readonly duals?: Float64Array;
      readonly bound: number;
    };

export type SolverProgress = { readonly found?: number; readonly bound?: number };

export type Solver = {
  solve(model: LinearModel, options: SolveOptions, report?: (progress: SolverProgress) => void): Promise<SolverAnswer>;
  close(): Promise<void>;
};
