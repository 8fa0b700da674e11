import "server-only";
import PDFDocument from "pdfkit";
import { type Face, fontOf, inVisualOrder, spacingOf } from "./faces";

/** The site's colours on paper. */
export const INK = { text: "#17232e", quiet: "#475562", line: "#dcddd8", edge: "#74808a", un: "#009edb" } as const;

export type Look = { readonly face: Face; readonly size: number; readonly ink: string };

const LOOKS = {
  eyebrow: { face: "strong", size: 9, ink: INK.quiet },
  title: { face: "heading", size: 20, ink: INK.text },
  lead: { face: "text", size: 11, ink: INK.quiet },
  heading: { face: "heading", size: 13, ink: INK.text },
  note: { face: "text", size: 8.5, ink: INK.quiet },
  label: { face: "text", size: 8, ink: INK.quiet },
  value: { face: "strong", size: 9, ink: INK.text },
  foot: { face: "text", size: 7.5, ink: INK.quiet },
} as const satisfies Record<string, Look>;

const MARGINS = { top: 40, left: 40, right: 40, bottom: 52 };
/** A heading stays with the lines that follow it. */
const AHEAD = 70;

/** A4 sheets, written from the top to the bottom; `y` is where the next line begins. */
export type Paper = PDFKit.PDFDocument;

export function openPaper(info: { title: string; author: string; at: Date }): Paper {
  return new PDFDocument({
    size: "A4",
    layout: "landscape",
    margins: MARGINS,
    bufferPages: true,
    font: fontOf("text", ""),
    lang: "en",
    displayTitle: true,
    info: { Title: info.title, Author: info.author, Creator: info.author, CreationDate: info.at },
  });
}

export const widthOf = ({ page }: Paper): number => page.width - MARGINS.left - MARGINS.right;
export const LEFT = MARGINS.left;

/**
 * Sets the type of a text, and gives the paper back. A font is named by its file: PDFKit opens a file once, but a name at
 * every use.
 */
export const typed = (paper: Paper, { face, size, ink }: Look, text: string): Paper =>
  paper.font(fontOf(face, text)).fontSize(size).fillColor(ink);

/** The text as it is set within a width. */
export const laid = (paper: Paper, look: Look, text: string, width: number): string =>
  inVisualOrder(text, width, (part) => typed(paper, look, text).widthOfString(part));

/** Begins a new sheet where so much height is not left; says whether it did. */
export function makeRoom(paper: Paper, height: number): boolean {
  if (paper.y + height <= paper.page.height - MARGINS.bottom) return false;
  paper.addPage();
  return true;
}

function write(paper: Paper, look: Look, text: string, { above = 0, below = 0, ahead = 0 } = {}): void {
  const width = widthOf(paper);
  const shown = laid(paper, look, text, width);
  if (!makeRoom(paper, above + typed(paper, look, text).heightOfString(shown, { width }) + ahead)) paper.y += above;
  // A new sheet forgets its ink.
  typed(paper, look, text).text(shown, LEFT, paper.y, { width, ...spacingOf(text) });
  paper.y += below;
}

/** What the document is, on its first sheet. */
export function writeTitle(paper: Paper, { eyebrow, title, lead }: Record<"eyebrow" | "title" | "lead", string>): void {
  paper
    .moveTo(LEFT, paper.y)
    .lineTo(LEFT + 48, paper.y)
    .lineWidth(2)
    .strokeColor(INK.un)
    .stroke();
  write(paper, LOOKS.eyebrow, eyebrow, { above: 8 });
  write(paper, LOOKS.title, title);
  write(paper, LOOKS.lead, lead, { above: 2 });
}

export const writeHeading = (paper: Paper, text: string): void =>
  write(paper, LOOKS.heading, text, { above: 18, below: 3, ahead: AHEAD });

/** A sentence beside the figures. */
export const writeNote = (paper: Paper, text: string): void => write(paper, LOOKS.note, text, { above: 2, below: 2 });

const FACTS_A_LINE = 4;

/** Name and value, name and value, four beside one another. */
export function writeFacts(paper: Paper, items: readonly (readonly [label: string, value: string])[]): void {
  const width = widthOf(paper) / FACTS_A_LINE;
  for (let at = 0; at < items.length; at += FACTS_A_LINE) {
    makeRoom(paper, 32);
    const top = paper.y + 4;
    items.slice(at, at + FACTS_A_LINE).forEach(([label, value], place) => {
      const x = LEFT + 4 + place * width;
      typed(paper, LOOKS.label, label).text(label, x, top, { width: width - 8 });
      typed(paper, LOOKS.value, value).text(value, x, paper.y, { width: width - 8 });
    });
    paper.y += 4;
  }
}

/** What the document is, and which page of how many, at the foot of every sheet. */
function writeFeet(paper: Paper, foot: string): void {
  const { count } = paper.bufferedPageRange();
  for (let index = 0; index < count; index++) {
    paper.switchToPage(index);
    // Below the margin a line would begin a new sheet.
    paper.page.margins.bottom = 0;
    const [y, width] = [paper.page.height - 34, widthOf(paper)];
    const shown = laid(paper, LOOKS.foot, foot, Infinity);
    typed(paper, LOOKS.foot, foot).text(shown, LEFT, y, {
      width: width - 80,
      height: 10,
      ellipsis: true,
      ...spacingOf(foot),
    });
    paper.text(`Page ${index + 1} of ${count}`, LEFT, y, { width, align: "right" });
  }
}

/** The bytes of a document whose last line is written. */
export function finish(paper: Paper, foot: string): Promise<Uint8Array<ArrayBuffer>> {
  writeFeet(paper, foot);
  return new Promise((resolve, reject) => {
    const pieces: Uint8Array[] = [];
    paper.on("data", (piece: Uint8Array) => pieces.push(piece));
    paper.on("end", () => resolve(new Uint8Array(Buffer.concat(pieces))));
    paper.on("error", reject);
    paper.end();
  });
}
