import type { Permission } from "@/lib/access/permissions";

/** Who may open an address: anyone, anyone who is signed in, or whoever has the permission. */
export type Access = "public" | "signed-in" | Permission;

/**
 * Every page and route, and who may open it. A file that is missing here, or listed and gone, fails a test; and a test
 * opens each as every member of the cast and compares.
 */
export const ACCESS: Readonly<Record<string, Access>> = {
  "app/(office)/account/page.tsx": "signed-in",
  "app/(office)/audit/export/route.ts": "audit.read",
  "app/(office)/audit/page.tsx": "audit.read",
  "app/(office)/committee/page.tsx": "overview.read",
  "app/(office)/people/[id]/page.tsx": "people.read",
  "app/(office)/people/new/page.tsx": "people.invite",
  "app/(office)/people/page.tsx": "people.read",
  "app/api/auth/[...nextauth]/route.ts": "public",
  "app/api/health/route.ts": "public",
  "app/api/v1/overview/route.ts": "public",
  "app/invitation/[token]/page.tsx": "public",
  "app/sign-in/page.tsx": "public",
  "app/(office)/settings/fund/[key]/page.tsx": "reference.read",
  "app/(office)/settings/fund/page.tsx": "reference.read",
  "app/(office)/settings/organisations/[slug]/page.tsx": "reference.read",
  "app/(office)/settings/organisations/page.tsx": "reference.read",
  "app/(office)/settings/page.tsx": "reference.read",
  "app/(office)/settings/places/[code]/page.tsx": "reference.read",
  "app/(office)/settings/places/page.tsx": "reference.read",
  "app/(office)/settings/regions/[slug]/page.tsx": "reference.read",
  "app/(office)/settings/regions/page.tsx": "reference.read",
  "app/(office)/settings/themes/[number]/page.tsx": "reference.read",
  "app/(office)/settings/themes/objectives/[number]/page.tsx": "reference.read",
  "app/(office)/settings/themes/page.tsx": "reference.read",
  "app/(office)/settings/organisations/new/page.tsx": "reference.revise",
  "app/(office)/contributions/[id]/page.tsx": "contribution.read",
  "app/(office)/contributions/donors/[slug]/page.tsx": "contribution.read",
  "app/(office)/contributions/export/route.ts": "contribution.read",
  "app/(office)/contributions/new/page.tsx": "contribution.record",
  "app/(office)/contributions/page.tsx": "contribution.read",
};
