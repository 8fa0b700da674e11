import type { Metadata } from "next";

/** Title, description, canonical address and Open Graph of a public page; `path` is absolute within the site. */
export function pageMetadata(title: string, description: string, path: string): Metadata {
  return {
    title: path === "/" ? { absolute: title } : title,
    description,
    alternates: { canonical: path },
    openGraph: { title, description, url: path, type: "website", siteName: "Migration Multi-Partner Trust Fund" },
  };
}
