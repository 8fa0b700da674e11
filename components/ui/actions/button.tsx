import { AppLink } from "../page/app-link";
import type { ComponentProps } from "react";
import { cx } from "../class-names";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "medium" | "small";
type Look = { variant?: ButtonVariant; size?: ButtonSize };

const VARIANT: Record<ButtonVariant, string> = {
  primary: cx(
    "bg-blue-700 text-white border-blue-700 hover:bg-blue-900 hover:border-blue-900",
    "in-[.on-deep]:border-white in-[.on-deep]:bg-white in-[.on-deep]:text-blue-900 in-[.on-deep]:hover:bg-blue-100",
  ),
  secondary: cx(
    "bg-white text-blue-800 border-blue-700 hover:bg-blue-50",
    "in-[.on-deep]:border-white in-[.on-deep]:bg-transparent in-[.on-deep]:text-white in-[.on-deep]:hover:bg-blue-800",
  ),
  quiet:
    "bg-transparent text-blue-800 border-transparent underline underline-offset-4 hover:bg-blue-50 in-[.on-deep]:text-white in-[.on-deep]:hover:bg-blue-800",
  danger: "bg-danger text-white border-danger hover:bg-ink hover:border-ink",
};

const SIZE: Record<ButtonSize, string> = {
  medium: "min-h-11 py-2 text-base",
  small: "min-h-9 py-1 text-sm",
};

/** Class names of a button, for the few elements that are neither a button nor a link of Next. */
export const buttonLook = ({ variant = "primary", size = "medium" }: Look): string =>
  cx(
    "no-print inline-flex items-center justify-center gap-2 rounded-sm border font-semibold leading-tight transition-colors",
    "disabled:border-closed-tint disabled:bg-closed-tint disabled:text-closed",
    VARIANT[variant],
    SIZE[size],
    variant === "quiet" ? "px-2" : size === "medium" ? "px-5" : "px-3.5",
  );

/** A button that acts. `type` is "button" unless told, so that it never submits by accident. */
export function Button({ variant, size, type = "button", ...rest }: ComponentProps<"button"> & Look) {
  return <button type={type} {...rest} className={buttonLook({ variant, size })} />;
}

/** A link that looks like a button: for going somewhere, never for changing something. */
export function LinkButton({ variant, size, ...rest }: ComponentProps<typeof AppLink> & Look) {
  return <AppLink {...rest} className={buttonLook({ variant, size })} />;
}

/** A download or an outside address that looks like a button; the browser follows it without Next's router. */
export function AnchorButton({ variant = "secondary", size, ...rest }: ComponentProps<"a"> & Look) {
  return <a {...rest} className={buttonLook({ variant, size })} />;
}
