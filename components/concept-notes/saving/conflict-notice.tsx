import { Button } from "@/components/ui/actions/button";
import { Alert } from "@/components/ui/feedback/alert";
import { Row } from "@/components/ui/page/layout";
import { OutsideLink, Text } from "@/components/ui/page/text";
import type { Hindrance } from "./use-overtaken";

type Props = {
  /** Where the newer version can be read. */
  otherHref: string;
  hindrance: Hindrance | undefined;
  saveMine: () => Promise<void>;
  takeTheirs: () => Promise<void>;
};

const HINDRANCES: Readonly<Record<Hindrance, string>> = {
  gone: "It can no longer be written: it was handed on in the meantime. Your text stays in this form, so that you can copy it.",
  unreached: "The server could not be reached. Your text stays here: try again when you are connected.",
};

/** Two people wrote at once: the second is told, keeps the text, compares and decides. */
export function ConflictNotice({ otherHref, hindrance, saveMine, takeTheirs }: Props) {
  return (
    <Alert tone="warning" title="Somebody else saved a newer version" live>
      <Text>What you typed is still in this form and in this browser, and is not saved.</Text>
      <Text>
        <OutsideLink href={otherHref} target="_blank">
          Open the newer version in a new tab
        </OutsideLink>{" "}
        and compare, then choose:
      </Text>
      <Row gap="small">
        <Button size="small" onClick={() => void saveMine()}>
          Save mine over the newest
        </Button>
        <Button size="small" variant="secondary" onClick={() => void takeTheirs()}>
          Drop mine and take the newest
        </Button>
      </Row>
      {hindrance ? <Text tone="danger">{HINDRANCES[hindrance]}</Text> : null}
    </Alert>
  );
}
