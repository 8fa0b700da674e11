import { clsx, type ClassValue } from "clsx";

/** Joins class names; falsy parts fall away. */
export const cx = (...parts: ClassValue[]): string => clsx(parts);
