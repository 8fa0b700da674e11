import { expect, test } from "vitest";
import { filesIn, textOf } from "@/tests/support/files";
import { refuseGuessablePassword } from "@/lib/people/password-strength";

const person = { email: "amina.diallo@iom.int", name: "Amina Diallo Mensah" };

test.each([
  "Password123!",
  "Password1234",
  "qwertyuiop123456",
  "1qaz2wsx3edc",
  "aaaaaaaaaaaa",
  "121212121212",
  "amina.diallo@iom.int",
  "AminaDialloMensah",
  "amina diallo mensah",
  "AminaDiallo2026",
  "MigrationMPTF2026",
  "SteeringCommittee1",
])("refuses a password that is easy to guess: %s", (password) => {
  expect(() => refuseGuessablePassword(password, person)).toThrowError(
    expect.objectContaining({
      code: "invalid",
      fields: {
        password: "This password is easy to guess. Use a longer one, for example four unrelated words.",
      },
    }),
  );
});

test.each([
  "seven grey horses",
  "Zug um Zug 1848 nach Wien",
  "correct-horse-battery",
  "a long enough password",
  "t6Qp-9xWz-Lm2v",
])("accepts a password that is hard to guess: %s", (password) => {
  expect(() => refuseGuessablePassword(password, person)).not.toThrow();
});

test("accepts the longest password there may be", () => {
  expect(() => refuseGuessablePassword("correct horse battery staple ".repeat(7).slice(0, 200), person)).not.toThrow();
});

test("the dictionaries stay on the server", () => {
  const importing = [...filesIn("lib"), ...filesIn("app"), ...filesIn("components")].filter((file) =>
    textOf(file).includes("@zxcvbn-ts/"),
  );
  expect(importing).toEqual(["lib/people/password-strength.ts"]);
  expect(textOf("lib/people/password-strength.ts")).toContain('import "server-only";');
});
