import "next-auth";
import "next-auth/jwt";

declare module "next-auth" {
  interface User {
    /** The identifier of the session that the sign-in started. */
    token: string;
  }
}

declare module "next-auth/jwt" {
  interface JWT {
    /** The session's identifier; absent in cookies of the earlier form. */
    session?: string;
    /** The device's identifier, in the cookie of a known device. */
    device?: string;
  }
}
