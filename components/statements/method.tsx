import { MomentText } from "@/components/ui/data/date";
import { Columns, Section } from "@/components/ui/page/layout";
import { Text } from "@/components/ui/page/text";
import { METHOD } from "@/lib/statements/labels";

/** How the figures come about, in full, and when they were put together. */
export function Method({ generatedAt }: { generatedAt: Date }) {
  return (
    <Section title="Method">
      <Columns count={2}>
        {METHOD.map(({ title, text }) => (
          <Section key={title} level={3} title={title}>
            <Text>{text}</Text>
          </Section>
        ))}
      </Columns>
      <Text tone="small">
        Put together on <MomentText at={generatedAt} /> from the Fund’s books.
      </Text>
    </Section>
  );
}
