import type { Actor } from "@/lib/access/permissions";

let signedIn: Actor | null = null;

/** Runs the actions that follow as this person is signed in; null is a browser without a session. */
export function signedInAs(actor: Actor | null): void {
  signedIn = actor;
}

/** What surrounds a server action, for `vi.mock`: the headers of its request, and whose session its cookie names. */
export const nextHeaders = {
  headers: () => Promise.resolve(new Headers()),
  cookies: () => Promise.resolve({ get: () => undefined, set: () => undefined, delete: () => undefined }),
};
export const nextCache = { revalidatePath: () => undefined };
export const session = {
  sessionOfAction: () => Promise.resolve(signedIn && { id: "6f1ed002-ab5f-4b7a-9a3e-000000000001", actor: signedIn }),
};
