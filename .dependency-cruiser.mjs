/** Import directions between modules, and circles. Directions between roles of files are rules of ESLint. */

/** Each module of lib may use the modules before it, and itself. `request` may use all of them. */
const LADDER = [
  ...[
    "kernel",
    "reporting-dates",
    "access",
    "audit",
    "constraints",
    "command",
    "organisations",
    "places",
    "themes",
    "people",
    "fund",
  ],
  ...["rates", "ledger", "contributions", "earmarks", "concept-notes", "programmes", "simulation", "committee"],
  ...["transfers", "overview", "status", "journal", "statements", "imports", "reconciliation", "open-data", "request"],
];

const inModules = (modules) => `^lib/(${modules.join("|")})(/|\\.ts$)`;

// lib/constraints.ts puts the sentences of all modules together, which are data; it uses nothing else of them.
const uphill = LADDER.slice(0, -1).map((module, rung) => ({
  name: `${module}-uses-modules-before-it`,
  comment: "A module of lib uses only the modules before it in the list of .dependency-cruiser.mjs.",
  severity: "error",
  from: { path: inModules([module]) },
  to: {
    path: inModules(LADDER.slice(rung + 1)),
    ...(module === "constraints" && { pathNot: "\\.constraints\\.ts$" }),
  },
}));

const config = {
  forbidden: [
    {
      name: "no-circles",
      comment: "Files that import each other cannot be read, tested or moved one by one; types are no exception.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "every-module-has-a-place",
      comment: "Add a new module of lib to the list of .dependency-cruiser.mjs.",
      severity: "error",
      from: { path: "^lib/", pathNot: inModules(LADDER) },
      to: {},
    },
    {
      name: "commands-use-no-commands",
      comment: "Commands do not call commands: share a step or a pure file.",
      severity: "error",
      from: { path: "^lib/.*\\.commands\\.ts$" },
      to: { path: "^lib/.*\\.commands\\.ts$" },
    },
    {
      name: "downhill-only",
      comment: "The flow is app, components, lib, prisma.",
      severity: "error",
      from: { path: "^lib/" },
      to: { path: "^(app|components|tests|scripts)/" },
    },
    ...uphill,
  ],
  options: {
    doNotFollow: { path: ["node_modules", "prisma/generated"] },
    exclude: { path: ["^\\.next/", "^prisma/generated/"] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".mjs", ".js"],
      conditionNames: ["import", "require", "node", "default"],
    },
  },
};

export default config;
