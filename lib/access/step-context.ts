import type { Tx } from "@/lib/kernel/db";
import type { Actor } from "./permissions";

/** What every step that writes needs: the transaction of its act, who acts, and the moment. Passed on whole. */
export type StepContext = { readonly tx: Tx; readonly actor: Actor; readonly at: Date };
