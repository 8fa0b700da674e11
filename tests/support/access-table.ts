import type { Permission } from "@/lib/access/permissions";

/** Who may open an address: anyone, anyone who is signed in, or whoever has the permission. */
export type Access = "public" | "signed-in" | Permission;

/**
 * Every page and route, and who may open it. A file that is missing here, or listed and gone, fails a test; and a test
 * opens each as every member of the cast and compares.
 */
export const ACCESS: Readonly<Record<string, Access>> = {};
