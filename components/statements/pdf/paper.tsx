import "server-only";
import { join } from "node:path";
import { Document, Font, Page, StyleSheet, Text, View } from "@react-pdf/renderer";
import type { ReactNode } from "react";

// Whole fonts, not the web's: those are cut by alphabet, and a PDF would embed each piece again for every name.
const FONTS = join(process.cwd(), "node_modules/@expo-google-fonts");
Font.register({
  family: "Source Sans",
  fonts: [
    { src: join(FONTS, "source-sans-3/400Regular/SourceSans3_400Regular.ttf") },
    { src: join(FONTS, "source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf"), fontWeight: 600 },
  ],
});
Font.register({
  family: "Source Serif",
  fonts: [{ src: join(FONTS, "source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf"), fontWeight: 600 }],
});
// Amounts and names stay whole.
Font.registerHyphenationCallback((word) => [word]);

/** The site's colours on paper. */
export const INK = { text: "#17232e", quiet: "#475562", line: "#dcddd8", edge: "#74808a", un: "#009edb" } as const;

const look = StyleSheet.create({
  page: {
    ...{ fontFamily: "Source Sans", fontSize: 9, color: INK.text },
    ...{ paddingTop: 40, paddingHorizontal: 40, paddingBottom: 52 },
  },
  // A line height of the page itself would lose the page numbers, which are only known at the end.
  body: { fontSize: 9, lineHeight: 1.35 },
  eyebrow: { fontSize: 9, fontWeight: 600, color: INK.quiet },
  rule: { borderTopWidth: 2, borderTopColor: INK.un, width: 48, marginBottom: 8 },
  title: { fontFamily: "Source Serif", fontWeight: 600, fontSize: 20, lineHeight: 1.2, marginTop: 3 },
  lead: { fontSize: 11, color: INK.quiet, marginTop: 4 },
  heading: {
    fontFamily: "Source Serif",
    fontWeight: 600,
    fontSize: 13,
    lineHeight: 1.2,
    marginTop: 18,
    marginBottom: 4,
  },
  note: { fontSize: 8.5, color: INK.quiet, marginBottom: 3 },
  foot: { position: "absolute", bottom: 24, left: 40, right: 40, fontSize: 7.5, color: INK.quiet },
  number: { position: "absolute", bottom: 24, right: 40, fontSize: 7.5, color: INK.quiet },
});

type PaperProps = {
  title: string;
  eyebrow: string;
  lead: string;
  /** At the foot of every sheet, before the page number. */
  foot: string;
  /** What stands on the sheets; each run begins on a new one. */
  runs: readonly (readonly ReactNode[])[];
};

function Title({ title, eyebrow, lead }: Pick<PaperProps, "title" | "eyebrow" | "lead">) {
  return (
    <>
      <View style={look.rule} />
      <Text style={look.eyebrow}>{eyebrow}</Text>
      <Text style={look.title}>{title}</Text>
      <Text style={look.lead}>{lead}</Text>
    </>
  );
}

/** What the document is, and which page of how many, on every sheet. */
function Foot({ children }: { children: string }) {
  return (
    <>
      <Text fixed style={look.foot}>
        {children}
      </Text>
      <Text fixed style={look.number} render={({ pageNumber, totalPages }) => `Page ${pageNumber} of ${totalPages}`} />
    </>
  );
}

/** A document of A4 sheets with its heading, and on every sheet what it is and which page of how many. */
export function Paper({ title, eyebrow, lead, foot, runs }: PaperProps) {
  return (
    <Document title={title} author={eyebrow} creator={eyebrow} language="en">
      {runs.map((contents, index) => (
        <Page key={index} size="A4" orientation="landscape" style={look.page}>
          <Foot>{foot}</Foot>
          <View style={look.body}>
            {index === 0 ? <Title {...{ title, eyebrow, lead }} /> : null}
            {contents.map((content, place) => (
              <View key={place}>{content}</View>
            ))}
          </View>
        </Page>
      ))}
    </Document>
  );
}

/** A heading that stays with what follows. */
export function Heading({ children }: { children: string }) {
  return (
    <Text style={look.heading} minPresenceAhead={60}>
      {children}
    </Text>
  );
}

/** A sentence beside the figures. */
export const Note = ({ children }: { children: string }) => <Text style={look.note}>{children}</Text>;
