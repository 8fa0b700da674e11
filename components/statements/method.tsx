import { MomentText } from "@/components/ui/data/date";
import { Columns, Section } from "@/components/ui/page/layout";
import { Text } from "@/components/ui/page/text";
import { methodOf } from "@/lib/statements/statement.labels";
import type { Statement } from "@/lib/statements/statement";

/** How the figures come about, in full, and when they were put together. */
export function Method({ statement }: { statement: Statement }) {
  return (
    <Section title="Method">
      <Columns count={2}>
        {methodOf(statement).map(({ title, text }) => (
          <Section key={title} level={3} title={title}>
            <Text>{text}</Text>
          </Section>
        ))}
      </Columns>
      <Text tone="small">
        Put together on <MomentText at={statement.generatedAt} /> from the Fund’s books.
      </Text>
    </Section>
  );
}
