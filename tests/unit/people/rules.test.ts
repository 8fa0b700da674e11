import { describe, expect, test } from "vitest";
import { ROLES } from "@/lib/access/permissions";
import {
  losesAdministrator,
  pathAfterSignIn,
  refuseOwnPromotion,
  refuseRoleWithoutOrganisation,
  refuseStale,
  stateOf,
} from "@/lib/people/account-state";
import { assignRolesInput, invitePersonInput, peopleFilter, signInInput } from "@/lib/people/person.schema";

describe("roles", () => {
  const standing = (roles: (typeof ROLES)[number][], organisationId: string | null = null) => ({
    roles,
    organisationId,
  });

  test.each(ROLES)("nobody gives themselves %s", (role) =>
    expect(() => refuseOwnPromotion(true, standing([]), standing([role]))).toThrowError(
      expect.objectContaining({ code: "forbidden" }),
    ),
  );
  test("nobody gives themselves an organisation", () =>
    expect(() => refuseOwnPromotion(true, standing(["admin"]), standing(["admin"], "x"))).toThrow());
  test("one may give a role back", () =>
    expect(() => refuseOwnPromotion(true, standing(["admin", "auditor"]), standing(["admin"]))).not.toThrow());
  test("another person may be given any role", () =>
    expect(() => refuseOwnPromotion(false, standing([]), standing([...ROLES], "x"))).not.toThrow());

  test.each(["agency", "donor"] as const)("%s acts for an organisation and is refused without one", (role) => {
    expect(() => refuseRoleWithoutOrganisation([role, "reviewer"], null)).toThrowError(
      expect.objectContaining({ fields: { organisationId: expect.any(String) } }),
    );
    expect(() => refuseRoleWithoutOrganisation([role], "x")).not.toThrow();
  });

  test("an administrator is lost only where the role goes", () => {
    expect(losesAdministrator(["admin"], [])).toBe(true);
    expect(losesAdministrator(["admin"], ["admin", "auditor"])).toBe(false);
    expect(losesAdministrator(["auditor"], [])).toBe(false);
  });

  test("of two changes the second is told, whatever the order of the roles", () => {
    const now = standing(["admin", "auditor"], "x");
    expect(() => refuseStale(standing(["auditor", "admin"], "x"), now)).not.toThrow();
    expect(() => refuseStale(standing(["admin"], "x"), now)).toThrowError(
      expect.objectContaining({ code: "conflict" }),
    );
    expect(() => refuseStale(standing(["admin", "auditor"]), now)).toThrow();
  });
});

describe("where to go after the sign-in", () => {
  test.each(["/people", "/audit?act=session.started&from=2024-01-31", "/"])("a path of this site: %s", (path) =>
    expect(pathAfterSignIn(path)).toBe(path),
  );
  test.each([
    undefined,
    ["/people", "/audit"],
    "",
    "people",
    "https://elsewhere.example/",
    "//elsewhere.example",
    "/\\elsewhere.example",
    "\\\\elsewhere.example",
    "/\t/elsewhere.example",
    "/.//elsewhere.example",
    "/..//elsewhere.example",
    "javascript:alert(1)",
    "/sign-in?next=/sign-in",
    "/invitation/abc",
    "/api/auth/signout",
  ])("the desk instead of %j", (next) => expect(pathAfterSignIn(next)).toBe("/desk"));
});

describe("what is typed", () => {
  test("an e-mail address is read without blanks and in lower case", () =>
    expect(signInInput.parse({ email: " Amina@IOM.int ", password: "x" }).email).toBe("amina@iom.int"));

  test("an invitation says what is missing at each field", () => {
    const { error } = invitePersonInput.safeParse({ email: "nobody", name: " ", roles: [] });
    expect(error?.issues.map(({ path }) => path.join("."))).toEqual(["email", "name", "roles"]);
  });

  test("roles are known, each counted once, in the order of the table", () => {
    const input = { personId: crypto.randomUUID(), organisationId: "", seen: { roles: [] } };
    expect(assignRolesInput.parse({ ...input, roles: ["reviewer", "agency", "reviewer"] })).toMatchObject({
      roles: ["agency", "reviewer"],
      organisationId: null,
    });
    expect(assignRolesInput.safeParse({ ...input, roles: ["king"] }).success).toBe(false);
  });

  test("a filter that makes no sense is left out", () =>
    expect(peopleFilter.parse({ text: "", role: "king", state: "active", other: "x" })).toEqual({ state: "active" }));
});

test("a person is deactivated before anything else, and active once they have a password", () => {
  expect(stateOf({ deactivatedAt: new Date(), passwordHash: "x" })).toBe("deactivated");
  expect(stateOf({ deactivatedAt: null, passwordHash: "x" })).toBe("active");
  expect(stateOf({ deactivatedAt: null, passwordHash: null })).toBe("invited");
});
