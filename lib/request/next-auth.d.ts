import "next-auth";
import "next-auth/jwt";

declare module "next-auth" {
  interface Session {
    personId: string;
    epoch: number;
    /** When the session ends (seconds since 1970), however often its cookie was renewed. */
    until: number;
  }
  interface User {
    epoch: number;
  }
}

declare module "next-auth/jwt" {
  interface JWT {
    personId: string;
    epoch: number;
    until?: number;
    /** The library's own: when this very cookie ends. */
    exp?: number;
  }
}
