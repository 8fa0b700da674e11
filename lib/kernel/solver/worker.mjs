import { parentPort } from "node:worker_threads";
import loadHighs from "highs";

// A thread of its own: a solve keeps its thread busy until it ends. Plain JavaScript, because a thread is started from a
// file and not from a bundle.

const OPTIONS = {
  // Without output HiGHS says nothing of its progress either.
  output_flag: true,
  log_to_console: false,
  random_seed: 1,
  mip_rel_gap: 0,
  mip_feasibility_tolerance: 1e-9,
  primal_feasibility_tolerance: 1e-9,
  dual_feasibility_tolerance: 1e-9,
};

const loading = loadHighs();

parentPort?.on("message", async ({ id, model, options }) => {
  try {
    const highs = await loading;
    parentPort?.postMessage({ id, answer: solve(highs, id, model, options) });
  } catch (error) {
    parentPort?.postMessage({ id, fault: error instanceof Error ? error.message : String(error) });
  }
});

function solve(highs, id, model, { seconds, absoluteGap, start }) {
  const { modelStatus, callbackType } = highs.constants;
  return highs.withModel({ ...model, sense: highs.constants.objectiveSense.maximize }, (native) => {
    native.options.set({ ...OPTIONS, time_limit: seconds, mip_abs_gap: absoluteGap });
    if (start) native.setSolution({ colValue: Float64Array.from(start) });
    try {
      native.run({
        [callbackType.mipLogging]: ({ data }) =>
          parentPort?.postMessage({ id, progress: { found: data.mip_primal_bound, bound: data.mip_dual_bound } }),
      });
    } catch {
      // HiGHS gives up on some problems whose numbers differ by nine orders of magnitude: it has no answer then.
      return { status: "none" };
    }
    const status = native.getModelStatus();
    if (status === modelStatus.infeasible) return { status: "infeasible" };
    const isMixed = model.integrality !== undefined;
    const isOptimal = status === modelStatus.optimal;
    // 2: HiGHS calls the point it holds feasible.
    if (!isOptimal && native.info.get("primal_solution_status") !== 2) return { status: "none" };
    const { colValue, rowDual } = native.getSolution();
    const bound = isMixed ? native.info.get("mip_dual_bound") : native.getObjectiveValue();
    return { status: isOptimal ? "optimal" : "limit", values: colValue, duals: isMixed ? undefined : rowDual, bound };
  });
}
