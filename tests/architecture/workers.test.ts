import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { filesIn, textOf } from "@/tests/support/files";

const FORBIDDEN = /^(pg|@prisma\/.*|next(\/.*)?|next-auth.*|@\/prisma\/.*)$/;

const IMPORT = /^(?:import|export) (?!type )(?:[^;]*? from )?"([^"]+)";$/gm;

const importsOf = (file: string) => [...textOf(file).matchAll(IMPORT)].map(([, name = ""]) => name);

/** The source file that an import names; none for a package. */
function resolveImport(from: string, name: string): string | undefined {
  const base = name.startsWith("@/")
    ? name.slice(2)
    : name.startsWith(".")
      ? path.join(path.dirname(from), name)
      : null;
  if (base === null) return undefined;
  return [base, `${base}.ts`, `${base}.tsx`].find((file) => fs.existsSync(file) && fs.statSync(file).isFile());
}

/** Every import that a file needs when it runs, with those of the files it imports. */
function everyImport(entry: string): { file: string; name: string }[] {
  const seen = new Set([entry]);
  const found: { file: string; name: string }[] = [];
  for (const file of seen)
    for (const name of importsOf(file)) {
      found.push({ file, name });
      const next = resolveImport(file, name);
      if (next) seen.add(next);
    }
  return found;
}

const workers = [...filesIn("lib"), ...filesIn("components")].filter((file) => file.endsWith(".worker.ts"));

test("there are workers for reading and for writing files", () => {
  expect(workers).toContain("lib/imports/import-file.worker.ts");
  expect(workers).toContain("lib/kernel/workbook.worker.ts");
});

test.each(workers)("%s imports nothing that reaches the database or the request", (worker) => {
  const imports = everyImport(worker);
  expect(imports.length).toBeGreaterThan(1);
  expect(imports.filter(({ name }) => FORBIDDEN.test(name) || name.endsWith("kernel/db"))).toEqual([]);
});

test("every worker is started by the expression that a build looks for", () => {
  const starts = [...filesIn("lib"), ...filesIn("components")].flatMap((file) =>
    [...textOf(file).matchAll(/new Worker\(new URL\("\.\/([\w-]+\.worker\.ts)", import\.meta\.url\), \{/g)].map(
      ([, name = ""]) => path.join(path.dirname(file), name),
    ),
  );
  expect(starts.sort()).toEqual([...workers].sort());
});
