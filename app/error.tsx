"use client";

import { FaultMessage } from "@/components/shell/messages";
import { PlainFrame } from "@/components/shell/plain-frame";

export default function Fault({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <PlainFrame>
      <FaultMessage error={error} retry={retry} />
    </PlainFrame>
  );
}
