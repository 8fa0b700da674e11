import { Stack } from "@/components/ui/page/layout";
import { Text, TextLink } from "@/components/ui/page/text";

type Props = { note: { title: string; reference: string | null; programmeReference: string | null }; href: string };

/** What a note is called, with its number beneath; leads to the note. */
export function NoteName({ note: { title, reference, programmeReference }, href }: Props) {
  return (
    <Stack gap="small">
      <TextLink href={href}>{title}</TextLink>
      <Text tone="small">{programmeReference ?? reference}</Text>
    </Stack>
  );
}
