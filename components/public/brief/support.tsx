import { Columns, Panel, Section, Stack } from "@/components/ui/page/layout";
import { OutsideLink, Prose, Text } from "@/components/ui/page/text";
import type { RegionalBrief } from "@/lib/open-data/public-shapes";
import { DonorTable } from "../donor-table";

/** The computed appeal, the donors of that day, and whom to write to. */
export function BriefSupport({ brief }: { brief: RegionalBrief }) {
  const { support, donors, contributions, rounding, contacts } = brief;
  return (
    <Section title="Support the Fund">
      <Columns count="main-aside">
        <Stack>
          <Prose>
            <p>{support.sentence}</p>
          </Prose>
          <DonorTable donors={donors} contributions={contributions} on={brief} />
          <Text tone="small">{rounding}</Text>
          <Prose>
            <p>{support.call}</p>
          </Prose>
        </Stack>
        <Panel title="Contact">
          <Text>
            {contacts.office}
            {contacts.address.map((line) => (
              <span key={line}>
                <br />
                {line}
              </span>
            ))}
          </Text>
          <Text>
            <OutsideLink href={`mailto:${contacts.email}`}>{contacts.email}</OutsideLink>
            {contacts.websites.map((site) => (
              <span key={site}>
                <br />
                <OutsideLink href={`https://${site.replace(/^https?:\/\//, "")}`}>{site}</OutsideLink>
              </span>
            ))}
          </Text>
        </Panel>
      </Columns>
    </Section>
  );
}
