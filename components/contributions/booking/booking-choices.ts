import type { Option } from "@/components/ui/form/select";
import type { CompareRate } from "./use-rate-comparison";

/** What the selects of a booking offer, and the days that may be entered. */
export type BookingChoices = {
  currencies: readonly Option[];
  targets: readonly Option[];
  earliest: string;
  /** The latest day that is today anywhere. */
  latest: string;
  /** The first day that takes entries; null while no period has been closed. */
  openFrom: string | null;
  compareRate: CompareRate;
};
