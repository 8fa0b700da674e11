import { hostname } from "node:os";
import { z } from "zod";

/** An unset variable and an empty one mean the same: `PORT= npm start` is no answer. */
const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional());

const whole = (name: string, min: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/, `${name} must be a whole number from ${min} to ${max}.`)
    .transform(Number)
    .refine((value) => value >= min && value <= max, `${name} must be a whole number from ${min} to ${max}.`);

const databaseAddress = (name: string) =>
  z
    .string()
    .refine(
      (value) => /^postgres(ql)?:\/\//.test(value) && URL.canParse(value) && new URL(value).pathname.length > 1,
      `${name} must be an address such as postgresql://user:password@host:5432/database.`,
    );

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

/** Every setting the application and its commands know; README lists the same names. */
const settingsSchema = z
  .object({
    DATABASE_URL: optional(databaseAddress("DATABASE_URL")),
    DATABASE_OWNER_URL: optional(databaseAddress("DATABASE_OWNER_URL")),
    DATA_DIR: optional(z.string()).transform((value) => value ?? ".data"),
    PORT: optional(whole("PORT", 1, 65_535)).transform((value) => value ?? 3000),
    // A container names itself in HOSTNAME; that name is not an address somebody chose to listen on.
    HOSTNAME: optional(z.string()).transform((value) => (!value || value === hostname() ? "0.0.0.0" : value)),
    NEXTAUTH_URL: optional(
      z.url({
        protocol: /^https?$/,
        error: "NEXTAUTH_URL must be the http(s) address people type into their browser.",
      }),
    ),
    NEXTAUTH_SECRET: optional(z.string().min(32, "NEXTAUTH_SECRET must have at least 32 characters.")),
    DEMO_PASSWORD: optional(z.string().min(12, "DEMO_PASSWORD must have at least 12 characters.")),
    TRUST_PROXY: optional(whole("TRUST_PROXY", 0, 10)).transform((value) => value ?? 0),
    SESSION_IDLE_MINUTES: optional(whole("SESSION_IDLE_MINUTES", 5, 480)).transform((value) => value ?? 60),
    LOG_LEVEL: optional(z.enum(LOG_LEVELS, `LOG_LEVEL must be one of ${LOG_LEVELS.join(", ")}.`)).transform(
      (value) => value ?? "info",
    ),
    AUDIT_ADDRESS_DAYS: optional(whole("AUDIT_ADDRESS_DAYS", 1, 3_650)).transform((value) => value ?? 90),
    DB_POOL: optional(whole("DB_POOL", 1, 500)).transform((value) => value ?? 10),
  })
  .superRefine((value, context) => {
    const refuse = (message: string) => context.addIssue({ code: "custom", message });
    if (value.DATABASE_URL && !value.NEXTAUTH_SECRET)
      refuse("NEXTAUTH_SECRET is required with DATABASE_URL: set it to at least 32 random characters.");
    if (value.DATABASE_OWNER_URL && !value.DATABASE_URL)
      refuse("DATABASE_OWNER_URL needs DATABASE_URL beside it: the address of the restricted user.");
  })
  .transform((value) => ({ ...value, NEXTAUTH_URL: value.NEXTAUTH_URL ?? `http://localhost:${value.PORT}` }));

export type Settings = z.output<typeof settingsSchema>;
/** What a serving process is given by its launcher; there is no default for these two. */
export type ApplicationSettings = Settings & { DATABASE_URL: string; NEXTAUTH_SECRET: string };

/** One sentence for each setting that is missing or wrong. */
export class SettingsError extends Error {
  readonly sentences: readonly string[];
  constructor(sentences: readonly string[]) {
    super(sentences.join("\n"));
    this.name = "SettingsError";
    this.sentences = sentences;
  }
}

/** Reads settings from `source`. Throws a `SettingsError` listing everything that is wrong at once. */
export function readSettings(source: Readonly<Record<string, string | undefined>> = process.env): Settings {
  const result = settingsSchema.safeParse(source);
  if (!result.success) throw new SettingsError(result.error.issues.map((issue) => issue.message));
  return result.data;
}

let known: ApplicationSettings | undefined;

/**
 * The settings of the serving process, read on first use so that a build needs none.
 * Throws a `SettingsError` when one is missing or wrong.
 */
export function settings(): ApplicationSettings {
  if (known) return known;
  const { DATABASE_URL, NEXTAUTH_SECRET, ...rest } = readSettings();
  if (!DATABASE_URL || !NEXTAUTH_SECRET)
    throw new SettingsError(["DATABASE_URL is not set: start the application with npm start, or set it."]);
  known = { ...rest, DATABASE_URL, NEXTAUTH_SECRET };
  return known;
}

/** Ends the process with one sentence per wrong setting and no stack; any other fault keeps travelling. */
export function exitOnWrongSettings(error: unknown): never {
  if (!(error instanceof SettingsError)) throw error;
  process.stderr.write(`${error.sentences.join("\n")}\n`);
  process.exit(1);
}
