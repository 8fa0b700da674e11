import type { MetadataRoute } from "next";
import { readSettings } from "@/lib/kernel/env";

/** Addresses that need somebody signed in, or answer machines about this installation; none of them is a page to find. */
const OFFICE = [
  "/account",
  "/audit",
  "/committee",
  "/concept-notes",
  "/contributions",
  "/desk",
  "/invitation",
  "/people",
  "/settings",
  "/sign-in",
  "/api/auth",
  "/api/health",
];

export const dynamic = "force-dynamic";

/** Public pages may be found, the office may not. */
export default function robots(): MetadataRoute.Robots {
  const { NEXTAUTH_URL } = readSettings();
  return {
    rules: { userAgent: "*", allow: "/", disallow: OFFICE },
    sitemap: new URL("/sitemap.xml", NEXTAUTH_URL).href,
  };
}
