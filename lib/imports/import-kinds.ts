import { type Actor, can, type Permission } from "@/lib/access/permissions";
import { IMPORT_KINDS, type ImportKind } from "./import.schema";

/** What somebody must be allowed to book by hand to book it from a file. */
export const NEEDED: Readonly<Record<ImportKind, Permission>> = {
  contributions: "contribution.record",
  transfers: "booking.record",
};

/** The kinds of files somebody may bring in; the commands decide again. */
export const kindsOpenTo = (actor: Actor): ImportKind[] =>
  IMPORT_KINDS.filter((kind) => can(actor, "import.run") && can(actor, NEEDED[kind]));
