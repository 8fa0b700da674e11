import { ForbiddenMessage } from "@/components/shell/messages";
import { PlainFrame } from "@/components/shell/plain-frame";

export default function Forbidden() {
  return (
    <PlainFrame>
      <ForbiddenMessage />
    </PlainFrame>
  );
}
