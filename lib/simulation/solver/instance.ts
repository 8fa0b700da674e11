import { type Draw, type Network, transport } from "./max-flow";

/** Something that must hold of the chosen set: the sum of `values` over it is at least `atLeast`. */
export type Demand = { readonly values: readonly bigint[]; readonly atLeast: bigint };

/**
 * A choice of whole items, in minor units of USD, items in the order of their references. Each item is paid in full or
 * not at all, out of the earmarked pools that fit it and out of what is free (unearmarked), which fits every item.
 */
export type Instance = Network & {
  readonly amounts: readonly bigint[];
  readonly free: bigint;
  readonly must: readonly boolean[];
  readonly never: readonly boolean[];
  readonly demands: readonly Demand[];
};

export type Chosen = readonly boolean[];

/** The sum of the values of the chosen items. */
export const valueOf = (values: readonly bigint[], chosen: Chosen): bigint =>
  values.reduce((total, value, item) => (chosen[item] ? total + value : total), 0n);

/** How a set is paid, with as little unearmarked money as any way of paying it needs. */
export type Payment = {
  readonly unearmarked: bigint;
  readonly draws: readonly (readonly Draw[])[];
  readonly left: bigint[];
};

export function paymentOf(instance: Pick<Instance, "amounts" | "capacities" | "fits">, chosen: Chosen): Payment {
  const network = transport(instance);
  let unearmarked = 0n;
  instance.amounts.forEach((amount, item) => {
    if (chosen[item]) unearmarked += amount - network.push(item, amount);
  });
  return { unearmarked, draws: instance.amounts.map((_, item) => network.drawsOf(item)), left: network.left() };
}

/** True where the set can be paid to the cent, holds what must be in it, nothing that may not, and meets every demand. */
export function isPossible(instance: Instance, chosen: Chosen): boolean {
  const isAsTold = chosen.every((is, item) => (is ? !instance.never[item] : !instance.must[item]));
  return (
    isAsTold &&
    instance.demands.every(({ values, atLeast }) => valueOf(values, chosen) >= atLeast) &&
    paymentOf(instance, chosen).unearmarked <= instance.free
  );
}
