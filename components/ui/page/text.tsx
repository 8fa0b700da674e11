import { AppLink } from "./app-link";
import type { ComponentProps, ReactNode } from "react";
import { cx } from "../class-names";

/** The look of a link inside text. */
export const linkLook =
  "text-blue-700 underline decoration-1 underline-offset-3 hover:text-blue-900 hover:decoration-2 in-[.on-deep]:text-white";

/** A link inside the application. */
export function TextLink(props: ComponentProps<typeof AppLink>) {
  return <AppLink {...props} className={linkLook} />;
}

/** A link that leaves the application, or a file or address the browser opens itself. */
export function OutsideLink(props: ComponentProps<"a">) {
  return <a rel="noreferrer" {...props} className={linkLook} />;
}

export type TextTone = "normal" | "lead" | "muted" | "small" | "danger";

const TONE: Record<TextTone, string> = {
  normal: "",
  lead: "text-lg",
  muted: "text-muted in-[.on-deep]:text-blue-100",
  small: "text-sm text-muted in-[.on-deep]:text-blue-100",
  danger: "font-semibold text-danger",
};

/** A paragraph at reading width. */
export function Text({
  tone = "normal",
  children,
  ...rest
}: { tone?: TextTone; children: ReactNode } & Pick<ComponentProps<"p">, "id" | "role">) {
  return (
    <p {...rest} className={cx("max-w-text", TONE[tone])}>
      {children}
    </p>
  );
}

/** Running text: paragraphs, lists and headings written by people, with the spacing of a publication. */
export function Prose({ children }: { children: ReactNode }) {
  return (
    <div className="max-w-text text-[1.0625rem] leading-relaxed [&_a]:text-blue-700 [&_a]:underline [&_h2]:mt-8 [&_h2]:text-2xl [&_h3]:mt-6 [&_h3]:text-xl [&_li]:mt-1 [&_ol]:list-decimal [&_ol]:pl-6 [&_p+p]:mt-4 [&_ul]:my-3 [&_ul]:list-disc [&_ul]:pl-6">
      {children}
    </div>
  );
}

/** Plain text somebody typed: keeps its line breaks. */
export function TypedText({ children }: { children: string }) {
  return <div className="max-w-text whitespace-pre-line">{children}</div>;
}

/** A list with or without bullets. */
export function List({
  items,
  plain = false,
}: {
  items: readonly { key: string; content: ReactNode }[];
  plain?: boolean;
}) {
  return (
    <ul className={cx("grid max-w-text gap-1.5", !plain && "list-disc pl-5 marker:text-edge")}>
      {items.map(({ key, content }) => (
        <li key={key}>{content}</li>
      ))}
    </ul>
  );
}

/** Words for screen readers only. */
export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className="sr-only">{children}</span>;
}

/** The first lines of a narrative on the screen; all of it on paper. */
export function Excerpt({ children }: { children: ReactNode }) {
  return <p className="line-clamp-5 print:line-clamp-none">{children}</p>;
}
