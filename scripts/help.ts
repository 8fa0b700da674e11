import fs from "node:fs";
import path from "node:path";
import { say } from "./support/report.ts";
import { ROOT } from "./support/run.ts";

const ABOUT: Record<string, string> = {
  start: "Serve the application with its database (embedded unless DATABASE_URL is set)",
  test: "Everything: format, lint, types, unit, architecture, integration, build, journeys",
  check: "What needs no browser, no database and no build: format, lint, types, unit, architecture",
  setup: "Prepare the database and the client without serving",
  dev: "Serve the sources and reload what changes",
  build: "Build the application unless the build is up to date",
  seed: "Write the leaflet into the database; npm run seed -- --demo adds demo accounts and examples",
  admin:
    'Invite an administrator: npm run admin -- someone@example.org "Their Name" prints a one-time link; --recover E-MAIL makes a recovery link; --resolve E-MAIL ROLE removes a role that excludes another',
  "rebuild-totals": "Recount the stored totals from the entries",
  bench: "Measure overview and lists at 1,000 and 1,000,000 contributions on a throw-away database",
  fuzz: "Try many hostile inputs on every command, action and address; prints a seed that tries them again",
  "test:unit": "Unit and architecture tests only",
  "test:integration": "Integration tests only, on a throw-away PostgreSQL",
  "test:e2e": "Journeys in a browser only",
  lint: "Rules of the code, including who may import whom",
  format: "Write every file in the one format",
  types: "Check the types",
  "db:generate": "Generate the database client",
  "db:migrate": "Apply the migrations to DATABASE_URL",
  "db:diff": "Show the SQL a new migration needs; exit code 2 when the schema is ahead of the migrations",
  lock: "Install and complete the lock file after a change of dependencies",
  help: "This table",
};

const { scripts } = JSON.parse(fs.readFileSync(path.join(ROOT, "package.json"), "utf8")) as {
  scripts: Record<string, string>;
};
const names = Object.keys(ABOUT).filter((name) => name in scripts);
const width = Math.max(...names.map((name) => name.length));
const typed = (name: string) => (name === "start" || name === "test" ? `npm ${name}` : `npm run ${name}`);
for (const name of names) say(`  ${typed(name).padEnd(width + 8)}  ${ABOUT[name] ?? ""}`);
