import { hrefWith } from "@/components/ui/href";
import { Section } from "@/components/ui/page/layout";
import { List, TextLink } from "@/components/ui/page/text";

/** Two ways into the audit: what a person did, and what was done to their account. */
export function PersonHistory({ person: { id, name } }: { person: { id: string; name: string } }) {
  const did = hrefWith("/audit", { who: id });
  const account = hrefWith("/audit", { subjectType: "person", subjectId: id });
  return (
    <Section title="History">
      <List
        items={[
          { key: "did", content: <TextLink href={did}>What {name} did</TextLink> },
          { key: "account", content: <TextLink href={account}>What was done to this account</TextLink> },
        ]}
      />
    </Section>
  );
}
