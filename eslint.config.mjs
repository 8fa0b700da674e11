import next from "eslint-config-next/core-web-vitals";
import typescript from "eslint-config-next/typescript";

/** Import directions (docs: the map in README). A later block replaces the rule for its files and repeats what it needs. */
const forbid = (files, directions) => ({
  files,
  rules: {
    "@typescript-eslint/no-restricted-imports": [
      "error",
      { patterns: directions.map(([group, message, options]) => ({ group, message, ...options })) },
    ],
  },
});

const WORDS = ["commands", "queries", "steps", "scope"];
/** The files of these roles in every domain module, however they are reached. */
const inModules = (...words) =>
  words.flatMap((word) => [...[`@/lib/*/*.${word}`, `@/lib/*/*/*.${word}`, `./*.${word}`, `../**/*.${word}`]]);

const PRISMA = [
  ["@/prisma/**", "!@/prisma/generated", "!@/prisma/generated/enums", "@/lib/kernel/db", "**/kernel/db"],
  "Only commands, queries and steps in lib talk to the database.",
];
const DRIVERS = [["pg", "@prisma/*", "@prisma/**"], "Only lib/kernel/db knows how the database is reached."];
const APP = [["@/app/**"], "Nothing imports from app/."];
const COMPONENTS = [["@/components/**"], "The domain does not know about screens."];
const REQUEST = [
  ["next", "next/**", "next-auth", "next-auth/**", "react", "react-dom", "react-dom/**", "@/lib/request/**"],
  "The domain does not know about requests.",
];
const COMMANDS = [inModules("commands"), "Commands do not call commands; share a rule or a step instead."];
const OTHER_COMMANDS = [
  [...inModules("commands"), "!@/lib/people/sign-in/sign-in.commands"],
  "Commands are passed in; only signing in, an act of people, begins here.",
];
const FRAME = [["@/lib/command"], "A pure file only knows values."];
const SERVER_PARTS = [
  [...inModules("commands", "steps", "scope"), "@/lib/request/**", "@/lib/command"],
  "Components receive data and actions as props.",
];
const QUERIES = [
  inModules("queries"),
  "Components receive data as props; they may use the types of rows.",
  { allowTypeImports: true },
];
const OFFICE_PARTS = [
  [...inModules(...WORDS), "@/lib/request/**", "@/lib/command", "!@/lib/open-data/*"],
  "Public pages read only lib/open-data.",
];
const PURE_NEEDS_NO_DATABASE = [
  inModules(...WORDS),
  "Pure files do not read or write; they may use the types of rows.",
  { allowTypeImports: true },
];
const OURS = [
  ["@/lib/*/**", "@/lib/command", "!@/lib/kernel/**", "@/prisma/seed/**"],
  "The kernel stands on packages only.",
];
const TESTS = [["@/tests/**", "**/tests/**"], "What is delivered does not lean on its tests."];

/** A literal spread into a literal only keeps the formatter from breaking a line. */
const SPREAD_LITERALS = [
  "ObjectExpression > SpreadElement > ObjectExpression",
  "ArrayExpression > SpreadElement > ArrayExpression",
  "JSXSpreadAttribute > ObjectExpression",
].map((selector) => ({ selector, message: "Write the values themselves instead of spreading a literal." }));

const config = [
  { ignores: [".next/**", "prisma/generated/**", "next-env.d.ts", "test-results/**", ".data/**"] },
  ...next,
  ...typescript,
  {
    files: ["**/*.{ts,tsx}"],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/ban-ts-comment": ["error", { "ts-expect-error": "allow-with-description" }],
      eqeqeq: "error",
      "no-console": ["error", { allow: ["error"] }],
      "no-empty": ["error", { allowEmptyCatch: false }],
      "no-restricted-syntax": ["error", ...SPREAD_LITERALS],
    },
  },
  // What a client sends has no type until a schema has parsed it: neither `any` nor a cast may give it one.
  { files: ["app/**/{actions,route}.ts", "lib/**/*.ts"], rules: { "@typescript-eslint/no-unsafe-argument": "error" } },
  {
    files: ["app/**/actions.ts"],
    rules: {
      "no-restricted-syntax": [
        "error",
        ...SPREAD_LITERALS,
        {
          selector:
            "ExportNamedDeclaration > FunctionDeclaration > .params:not(Identifier[typeAnnotation.typeAnnotation.type='TSUnknownKeyword'])",
          message: "An action's parameter is `unknown`: perform and ask parse it.",
        },
        {
          selector: "ExportNamedDeclaration > VariableDeclaration",
          message: "An action is an exported async function, so that its parameters can be checked.",
        },
        { selector: "TSAsExpression", message: "Parse what a client sends; do not cast it." },
        { selector: "TSTypePredicate", message: "Parse what a client sends with a schema." },
      ],
    },
  },
  {
    files: ["app/**/{page,layout}.tsx", "app/**/route.ts"],
    rules: {
      "no-restricted-syntax": [
        "error",
        ...SPREAD_LITERALS,
        ...["AwaitExpression > Identifier[name='params']", "ArrayExpression > Identifier[name='params']"].map(
          (selector) => ({ selector, message: "Read the parts of an address with requireParams or readParams." }),
        ),
        { selector: "MemberExpression[property.name='params']", message: "Take params apart in the signature." },
        {
          selector: "TSAsExpression > :matches(AwaitExpression, Identifier[name=/^(params|searchParams)$/])",
          message: "Parse what a client sends; do not cast it.",
        },
      ],
    },
  },
  forbid(["app/**"], [PRISMA, DRIVERS, TESTS]),
  forbid(["app/(public)/**", "app/data/**", "app/sitemap.ts", "app/robots.ts"], [PRISMA, DRIVERS, TESTS, OFFICE_PARTS]),
  forbid(["components/**"], [PRISMA, DRIVERS, TESTS, APP, SERVER_PARTS, QUERIES]),
  forbid(["lib/**"], [APP, COMPONENTS, DRIVERS, TESTS]),
  forbid(["lib/kernel/**"], [APP, COMPONENTS, REQUEST, OURS, TESTS]),
  forbid(["lib/command.ts", "lib/{access,audit}/**"], [APP, COMPONENTS, REQUEST, COMMANDS, DRIVERS, TESTS]),
  forbid(
    ["lib/!(kernel|request|access|audit)/**"],
    [APP, COMPONENTS, REQUEST, COMMANDS, PRISMA, DRIVERS, PURE_NEEDS_NO_DATABASE, FRAME, TESTS],
  ),
  // Files with a role that reads or writes; every other file of a module is pure.
  forbid(
    WORDS.map((word) => `lib/!(kernel|request)/**/*.${word}.ts`),
    [APP, COMPONENTS, REQUEST, COMMANDS, DRIVERS, TESTS],
  ),
  forbid(["lib/request/**"], [APP, COMPONENTS, OTHER_COMMANDS, PRISMA, DRIVERS, TESTS]),
  forbid(["prisma/**"], [APP, COMPONENTS, TESTS]),
];

export default config;
