"use client";

import { useRouter } from "next/navigation";
import { type Confirmation, ConfirmDialog } from "@/components/ui/actions/confirm-dialog";

type Props = { what: string; act: (reason: string) => Promise<Confirmation> };

/** Takes a booking back by its mirror, with a reason. */
export function TakeBack({ what, act }: Props) {
  const router = useRouter();
  return (
    <ConfirmDialog
      label="Take back"
      title={`Take back: ${what}?`}
      description="Both the booking and its mirror stay visible. Where its period is closed, the reason is published with the restatement."
      confirmLabel="Take the booking back"
      reason={{ label: "Why is this booking wrong?", required: true }}
      size="small"
      onConfirm={async (reason) => {
        const answer = await act(reason);
        if (answer.ok) router.refresh();
        return answer;
      }}
    />
  );
}
