/** Written by the sign-in library, which answers a damaged one with a fault. */
const COOKIE = /(?:^|;\s*)((?:__Secure-)?next-auth\.callback-url)=([^;]*)/g;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

/** True for a path of this site and for a whole http address; where it leads is checked by `safeReturn`. */
const isAddress = (text: string): boolean => text.startsWith("/") || /^https?:\/\/[^/]/.test(text);

/** Whether the addresses to return to in a request of the sign-in library can be read, and the cookies that hold one. */
export function returnAddressesOf(request: Request): { areValid: boolean; cookies: string[] } {
  const found = [...(request.headers.get("cookie") ?? "").matchAll(COOKIE)];
  const given = [
    ...new URL(request.url).searchParams.getAll("callbackUrl"),
    ...found.map(([, , value = ""]) => decoded(value)),
  ];
  const areValid = given.every((text) => isAddress(text) && URL.canParse(text, "http://fund.invalid"));
  return { areValid, cookies: found.map(([, name = ""]) => name) };
}

/** The address to return to after a sign-in: one of this site, or its home page. */
export function safeReturn({ url, baseUrl }: { url: string; baseUrl: string }): string {
  if (!URL.canParse(url, baseUrl)) return baseUrl;
  const target = new URL(url, baseUrl);
  return target.origin === new URL(baseUrl).origin ? target.href : baseUrl;
}
