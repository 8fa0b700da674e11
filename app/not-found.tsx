import type { Metadata } from "next";
import { NotFoundMessage } from "@/components/shell/messages";
import { PlainFrame } from "@/components/shell/plain-frame";

export const metadata: Metadata = { title: "Page not found" };

export default function NotFound() {
  return (
    <PlainFrame>
      <NotFoundMessage />
    </PlainFrame>
  );
}
