/** An answer that the front gives by itself, without a page. */
export type FrontAnswer = {
  readonly status: 400 | 403 | 405 | 413 | 500 | 503;
  readonly title: string;
  /** What happened and what to do next; for people. */
  readonly detail: string;
  readonly headers?: Readonly<Record<string, string>>;
};

export const METHODS = ["GET", "HEAD", "POST", "OPTIONS"];

export const MALFORMED_ADDRESS: FrontAnswer = {
  status: 400,
  title: "This address is not valid",
  detail: "The address has characters that no page of this site uses. Check the link, or start from the home page.",
};

export const WRONG_METHOD: FrontAnswer = {
  status: 405,
  title: "This method is not supported",
  detail: `This site answers ${METHODS.join(", ")}.`,
  headers: { Allow: METHODS.join(", ") },
};

export const FOREIGN_ORIGIN: FrontAnswer = {
  status: 403,
  title: "Sent from another site",
  detail: "This request was sent from another site and is refused. Open the page on this site and send it from there.",
};

export const UNREADABLE_BODY: FrontAnswer = {
  status: 400,
  title: "The request could not be read",
  detail: "The data that was sent is not complete or not valid. Reload the page and send it again.",
};

export const TOO_LARGE: FrontAnswer = {
  status: 413,
  title: "The request is too large",
  detail: "This site accepts at most 6 MB in one request. Send a smaller file.",
};

export const OVERLOADED: FrontAnswer = {
  status: 503,
  title: "The site cannot answer now",
  detail: "The site cannot reach its data, or has more requests than it can answer. Try again in a few seconds.",
  headers: { "Retry-After": "5" },
};

export const FAULT: FrontAnswer = {
  status: 500,
  title: "This page could not be shown",
  detail: "An error occurred on the server. It is recorded. Try again later.",
};

const STYLE =
  "body{border-top:4px solid #009edb;margin:0;font:1.0625rem/1.6 system-ui,sans-serif;color:#1b2a38;}main{max-width:36rem;margin:15vh auto 0;padding:0 1.5rem}" +
  "h1{font-size:1.75rem;line-height:1.25;font-weight:600}a{color:#00598a}p+p{margin-top:2rem}small{color:#5a6a78}";

/** A page that needs no script, no font and no other file. All of its text is ours. */
const documentOf = ({ title, detail }: FrontAnswer, requestId: string, nonce: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
  `<title>${title} · Migration Multi-Partner Trust Fund</title><style nonce="${nonce}">${STYLE}</style></head><body><main>` +
  `<p>Migration Multi-Partner Trust Fund</p><h1>${title}</h1><p>${detail}</p><p><a href="/">Home page of the Fund</a></p>` +
  `<p><small>If this happens again, tell the Fund Management Unit this identifier: ${requestId}</small></p>` +
  `</main></body></html>\n`;

type Asked = { readonly path: string; readonly accept: string; readonly requestId: string; readonly nonce: string };
type Written = { readonly headers: Readonly<Record<string, string>>; readonly body: string };

/** The answer as a document for a browser that opens a page, else as an RFC 9457 problem. */
export function writtenAnswer(answer: FrontAnswer, { path, accept, requestId, nonce }: Asked): Written {
  const { status, title, detail } = answer;
  const shared = { ...answer.headers, "Cache-Control": "no-store" };
  if (!path.startsWith("/api/") && accept.includes("text/html"))
    return {
      headers: {
        ...shared,
        "Content-Type": "text/html; charset=utf-8",
        "Content-Security-Policy": `default-src 'none'; style-src 'nonce-${nonce}'; frame-ancestors 'none'; base-uri 'none'`,
      },
      body: documentOf(answer, requestId, nonce),
    };
  const problem = { type: "about:blank", title, status, detail, id: requestId };
  return {
    headers: { ...shared, "Content-Type": "application/problem+json; charset=utf-8" },
    body: `${JSON.stringify(problem)}\n`,
  };
}
