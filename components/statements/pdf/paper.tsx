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
  page: { fontFamily: "Source Sans", fontSize: 9, lineHeight: 1.35, color: INK.text, padding: "16mm 14mm 20mm" },
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
  foot: {
    ...{ position: "absolute", bottom: "9mm", left: "14mm", right: "14mm", flexDirection: "row" },
    ...{ justifyContent: "space-between", fontSize: 7.5, color: INK.quiet },
  },
});

type PaperProps = {
  title: string;
  eyebrow: string;
  lead: string;
  /** At the foot of every sheet, before the page number. */
  foot: string;
  children: ReactNode;
};

/** A document of A4 sheets with its heading, and on every sheet what it is and which page of how many. */
export function Paper({ title, eyebrow, lead, foot, children }: PaperProps) {
  return (
    <Document title={title} author={eyebrow} creator={eyebrow} language="en">
      <Page size="A4" orientation="landscape" style={look.page}>
        <View style={look.rule} />
        <Text style={look.eyebrow}>{eyebrow}</Text>
        <Text style={look.title}>{title}</Text>
        <Text style={look.lead}>{lead}</Text>
        {children}
        <View fixed style={look.foot}>
          <Text>{foot}</Text>
          <Text render={({ pageNumber, totalPages }) => `Page ${pageNumber} of ${totalPages}`} />
        </View>
      </Page>
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
