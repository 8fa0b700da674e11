import { Button, LinkButton } from "@/components/ui/actions/button";
import { Row } from "@/components/ui/page/layout";
import { PageHeader } from "@/components/ui/page/page-header";
import { Text } from "@/components/ui/page/text";

/** There is nothing here, or nothing for this reader: the two are never told apart. */
export function NotFoundMessage({ home = "/" }: { home?: string }) {
  return (
    <>
      <PageHeader title="Page not found" lead="There is no page at this address, or it is not open to you." />
      <Text>If you typed the address, check it. If you followed a link, the page may have moved.</Text>
      <Row>
        <LinkButton href={home}>Go to the start</LinkButton>
        <LinkButton href="/programmes" variant="secondary">
          See all programmes
        </LinkButton>
      </Row>
    </>
  );
}

/** The reader may see this but not do it. */
export function ForbiddenMessage({ home = "/desk" }: { home?: string }) {
  return (
    <>
      <PageHeader title="You may not do this" lead="Your roles do not include this act. Nothing has been changed." />
      <Text>If you think they should, ask an administrator of this system.</Text>
      <Row>
        <LinkButton href={home}>Go to the start</LinkButton>
      </Row>
    </>
  );
}

type FaultProps = { error: unknown; retry: () => void };

/** The identifier that also stands in the log; there is none for a fault of the browser alone. */
function digestOf(error: unknown): string | undefined {
  return error instanceof Error && "digest" in error && typeof error.digest === "string" ? error.digest : undefined;
}

/** Something failed on our side. Shows the identifier, never what failed. */
export function FaultMessage({ error, retry }: FaultProps) {
  const digest = digestOf(error);
  return (
    <>
      <PageHeader
        title="This page could not be shown"
        lead="Something failed on our side. It has been recorded; what you saved before is safe."
      />
      {digest ? (
        <Text>
          If it happens again, tell the Fund Management Unit this identifier: <strong>{digest}</strong>
        </Text>
      ) : null}
      <Row>
        <Button onClick={retry}>Try again</Button>
      </Row>
    </>
  );
}
