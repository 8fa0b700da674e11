import lock from "@/package-lock.json";
import manifest from "@/package.json";

export type SoftwareLicence = { readonly name: string; readonly version: string; readonly licence: string };

/** Packages that name their licence in another file than the lock file reads. */
const NAMED_ELSEWHERE: Readonly<Record<string, string>> = { "world-countries": "ODbL-1.0" };

type Locked = { version?: string; license?: string };
const packages: Readonly<Record<string, Locked>> = lock.packages;

/** The packages that the application is built on, by name, each with the licence of the version in use. */
export const softwareLicences = (): SoftwareLicence[] =>
  Object.keys(manifest.dependencies)
    .map((name) => {
      const { version = "", license } = packages[`node_modules/${name}`] ?? {};
      return { name, version, licence: license ?? NAMED_ELSEWHERE[name] ?? "" };
    })
    .sort((a, b) => a.name.localeCompare(b.name, "en"));
