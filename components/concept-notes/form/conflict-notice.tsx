import { Button } from "@/components/ui/actions/button";
import { Alert } from "@/components/ui/feedback/alert";
import { Row } from "@/components/ui/page/layout";
import { OutsideLink } from "@/components/ui/page/text";

type Props = {
  message: string;
  /** Where the newer version can be read. */
  otherHref: string;
  onSaveMine: () => void;
  onTakeTheirs: () => void;
};

/** Two people wrote at once: the second is told, keeps the text, compares and decides. */
export function ConflictNotice({ message, otherHref, onSaveMine, onTakeTheirs }: Props) {
  return (
    <Alert tone="warning" title="Somebody else saved a newer version" live>
      <p>{message} What you typed is still in this form and in this browser, and is not saved.</p>
      <p>
        <OutsideLink href={otherHref} target="_blank">
          Open the newer version in a new tab
        </OutsideLink>{" "}
        and compare, then choose:
      </p>
      <Row gap="small">
        <Button size="small" onClick={onSaveMine}>
          Save mine over the newest
        </Button>
        <Button size="small" variant="secondary" onClick={onTakeTheirs}>
          Drop mine and take the newest
        </Button>
      </Row>
    </Alert>
  );
}
