import { hostname } from "node:os";
import { describe, expect, test } from "vitest";
import { readSettings, SettingsError } from "@/lib/kernel/env";

const secret = "s".repeat(32);
const own = { DATABASE_URL: "postgresql://owner:pw@db.example.org/mptf", NEXTAUTH_SECRET: secret };

function sentences(source: Record<string, string>) {
  try {
    readSettings(source);
  } catch (error) {
    if (error instanceof SettingsError) return error.sentences;
    throw error;
  }
  return [];
}

describe("the settings", () => {
  test("have a default for everything the embedded database needs", () => {
    expect(readSettings({})).toMatchObject({
      DATA_DIR: ".data",
      PORT: 3000,
      HOSTNAME: "0.0.0.0",
      NEXTAUTH_URL: "http://localhost:3000",
      TRUST_PROXY: 0,
      DB_POOL: 10,
      SESSION_IDLE_MINUTES: 60,
      AUDIT_ADDRESS_DAYS: 90,
      LOG_LEVEL: "info",
    });
  });

  test("treat an empty value as unset", () => {
    expect(readSettings({ PORT: "", DATABASE_URL: "", NEXTAUTH_URL: "" }).NEXTAUTH_URL).toBe("http://localhost:3000");
  });

  test("follow the port in the default address", () => {
    expect(readSettings({ PORT: "8080" }).NEXTAUTH_URL).toBe("http://localhost:8080");
  });

  test("do not listen on a container's name for itself", () => {
    expect(readSettings({ HOSTNAME: hostname() }).HOSTNAME).toBe("0.0.0.0");
    expect(readSettings({ HOSTNAME: "127.0.0.1" }).HOSTNAME).toBe("127.0.0.1");
  });

  test("need a secret with an own database", () => {
    expect(sentences({ DATABASE_URL: own.DATABASE_URL })).toEqual([expect.stringContaining("NEXTAUTH_SECRET")]);
    expect(sentences(own)).toEqual([]);
  });

  test.each([
    ["DATABASE_URL", "mysql://somewhere/mptf"],
    ["DATABASE_URL", "postgresql://host-without-database"],
    ["DATABASE_OWNER_URL", "nonsense"],
    ["PORT", "0"],
    ["PORT", "70000"],
    ["PORT", "3000x"],
    ["NEXTAUTH_URL", "ftp://example.org"],
    ["NEXTAUTH_SECRET", "short"],
    ["DEMO_PASSWORD", "short"],
    ["TRUST_PROXY", "-1"],
    ["SESSION_IDLE_MINUTES", "4"],
    ["SESSION_IDLE_MINUTES", "481"],
    ["AUDIT_ADDRESS_DAYS", "0"],
    ["LOG_LEVEL", "loud"],
    ["DB_POOL", "0"],
  ])("say in one sentence that %s must not be %s", (name, value) => {
    const said = sentences({ ...own, [name]: value });
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(new RegExp(`^${name} .*\\.$`));
  });

  test("name every wrong setting at once", () => {
    expect(sentences({ PORT: "x", LOG_LEVEL: "x", NEXTAUTH_SECRET: "x" })).toHaveLength(3);
  });
});
