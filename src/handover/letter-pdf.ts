/** Prints letters into one tagged PDF: each begins on a page of its own and reads in order aloud. */
import Pdf from 'pdfkit';
import type { Locale } from '../incidents/index.ts';
import type { LetterBlock, LetterRun, RenderedLetter } from '../messages/index.ts';
import { FONTS, printed, stretches, type Weight } from './letter-fonts.ts';
import {
  BOX,
  INK,
  languageOf,
  LETTER_WORDS,
  LINE_GAP,
  PAGE,
  PARAGRAPH_GAP,
  QUIET,
  RULE,
  SIZES,
} from './letter-page.ts';

export interface LetterToPrint {
  readonly letter: RenderedLetter;
  readonly address: readonly string[];
  readonly reference: string;
  /** In words of the letter's language. */
  readonly date: string;
  /** Where undeliverable letters go: above the address, in one line. */
  readonly returnLine: string;
}

export interface PrintedPages {
  readonly first: number;
  readonly last: number;
}

const INDENT = 20;
const BOX_PADDING = 12;
/** Of Atkinson Hyperlegible, in its size: words in another font stand on the same line. */
const ASCENT = 0.95;

export class LetterPrinter {
  readonly #doc: PDFKit.PDFDocument;
  readonly #root: PDFKit.PDFStructureElement;
  readonly #duplex: boolean;
  #pages = 0;

  constructor(options: { title: string; locale: Locale; duplex: boolean; madeAt: Date }) {
    this.#duplex = options.duplex;
    this.#doc = documentOf({
      size: 'A4',
      margins: PAGE.margins,
      autoFirstPage: false,
      bufferPages: true,
      pdfVersion: '1.7',
      tagged: true,
      displayTitle: true,
      lang: languageOf(options.locale),
      info: { Title: options.title, CreationDate: options.madeAt },
    });
    for (const { name, file } of FONTS) this.#doc.registerFont(name, file());
    this.#root = this.#doc.struct('Document');
    this.#doc.addStructure(this.#root);
  }

  get pages(): number {
    return this.#pages;
  }

  /** Which pages of the file the letter is on, counted from 1; a blank back side belongs to none. */
  print(one: LetterToPrint): PrintedPages {
    if (this.#duplex && this.#pages % 2 === 1) this.#blankPage();
    const first = this.#pages + 1;
    const doc = this.#doc;
    const { letter } = one;
    const part = doc.struct('Sect', { lang: languageOf(letter.locale), title: printed(letter.title) });
    this.#root.add(part);
    doc.addPage();
    this.#marks();
    this.#head(part, one);
    doc.y = PAGE.body;
    this.#runs(part, 'H1', { runs: plain(letter.title, true), size: SIZES.title, after: PARAGRAPH_GAP + 4 });
    for (const block of letter.blocks) this.#block(part, block);
    this.#verify(part, letter);
    for (const line of letter.foot) this.#runs(part, 'P', { runs: plain(line), size: SIZES.info, after: 2 });
    part.end();
    this.#footers(one);
    return { first, last: this.#pages };
  }

  /** Ends the document; its bytes. */
  async bytes(): Promise<Buffer> {
    this.#root.end();
    this.#doc.end();
    const pieces: Uint8Array[] = [];
    for await (const piece of this.#doc) pieces.push(piece as Uint8Array);
    return Buffer.concat(pieces);
  }

  #head(
    part: PDFKit.PDFStructureElement,
    { letter, address, reference, date, returnLine }: LetterToPrint,
  ): void {
    const doc = this.#doc;
    const { window, info } = PAGE;
    this.#lines(part, [plain(returnLine)], { x: window.left, y: window.returnLine, size: SIZES.small });
    this.#lines(
      part,
      address.map((line) => plain(line)),
      { x: window.left, y: window.address, size: SIZES.address },
    );
    const words = LETTER_WORDS[letter.locale];
    const said = [
      plain(letter.brand, true),
      plain(`${words.date}: ${date}`),
      plain(`${words.reference}: ${reference}`),
    ];
    this.#lines(part, said, { x: info.left, y: info.top, size: SIZES.info, width: info.width });
    doc.fillColor(INK);
  }

  /** A block of lines at a place of its own. */
  #lines(
    part: PDFKit.PDFStructureElement,
    lines: readonly (readonly LetterRun[])[],
    at: { x: number; y: number; size: number; width?: number },
  ): void {
    const doc = this.#doc;
    const { x, width = PAGE.info.left - PAGE.window.left - 14 } = at;
    doc.y = at.y;
    for (const runs of lines) {
      part.add(doc.struct('P').add(() => this.#write(runs, { x, width, size: at.size, lineGap: 1 })));
    }
  }

  #block(part: PDFKit.PDFStructureElement, block: LetterBlock): void {
    if (block.kind === 'paragraph') {
      this.#runs(part, 'P', { runs: block.runs, size: SIZES.body, after: PARAGRAPH_GAP });
    } else if (block.kind === 'heading') {
      // The letter's title is its only first heading.
      const [tag, size] =
        block.level <= 2 ? (['H2', SIZES.heading] as const) : (['H3', SIZES.subheading] as const);
      const runs = block.runs.map(({ text }) => ({ text, bold: true }));
      this.#keepTogether(heightOf(this.#doc, runs, size) + 60);
      this.#doc.y += PARAGRAPH_GAP / 2;
      this.#runs(part, tag, { runs, size, after: PARAGRAPH_GAP / 2 });
    } else this.#list(part, block);
  }

  #list(part: PDFKit.PDFStructureElement, block: Extract<LetterBlock, { kind: 'list' }>): void {
    const doc = this.#doc;
    const list = doc.struct('L');
    part.add(list);
    for (const [i, runs] of block.items.entries()) {
      const item = doc.struct('LI');
      list.add(item);
      this.#keepTogether(heightOf(doc, runs, SIZES.body));
      const y = doc.y;
      const x = PAGE.margins.left;
      const label = plain(block.ordered ? `${i + 1}.` : '•', block.ordered);
      const body = { x: x + INDENT, width: textWidth(doc) - INDENT, size: SIZES.body, lineGap: LINE_GAP };
      item.add(doc.struct('Lbl').add(() => this.#write(label, { ...body, x, width: INDENT })));
      doc.y = y;
      item.add(doc.struct('LBody').add(() => this.#write(runs, body)));
      item.end();
      doc.y += PARAGRAPH_GAP / 2;
    }
    list.end();
    doc.y += PARAGRAPH_GAP / 2;
  }

  /** The box by which a reader checks the letter: kept on one page. */
  #verify(part: PDFKit.PDFStructureElement, { verify }: RenderedLetter): void {
    const doc = this.#doc;
    const width = textWidth(doc) - 2 * BOX_PADDING;
    const rows = verify.rows.map(({ label, value }) => [
      { text: `${label}: `, bold: false },
      { text: value, bold: true },
    ]);
    const height =
      heightOf(doc, plain(verify.title, true), SIZES.heading, width) +
      heightOf(doc, plain(verify.text), SIZES.body, width) +
      rows.reduce((sum, row) => sum + heightOf(doc, row, SIZES.code - 2, width) + 4, 0) +
      heightOf(doc, plain(verify.neverAsk, true), SIZES.body, width) +
      1.5 * PARAGRAPH_GAP +
      2 * BOX_PADDING;
    doc.y += PARAGRAPH_GAP;
    this.#keepTogether(height);
    const [x, top] = [PAGE.margins.left, doc.y];
    doc.markContent('Artifact', { type: 'Layout' });
    doc.roundedRect(x, top, textWidth(doc), height, 4).fill(BOX);
    doc.lineWidth(1.5).strokeColor(RULE).roundedRect(x, top, textWidth(doc), height, 4).stroke();
    doc.endMarkedContent();
    doc.fillColor(INK);
    doc.y = top + BOX_PADDING;
    const inside = { x: x + BOX_PADDING, width };
    this.#runs(part, 'H2', {
      runs: plain(verify.title, true),
      size: SIZES.heading,
      after: PARAGRAPH_GAP / 2,
      ...inside,
    });
    this.#runs(part, 'P', {
      runs: plain(verify.text),
      size: SIZES.body,
      after: PARAGRAPH_GAP / 2,
      ...inside,
    });
    for (const runs of rows) this.#runs(part, 'P', { runs, size: SIZES.code - 2, after: 4, ...inside });
    doc.y += PARAGRAPH_GAP / 2;
    this.#runs(part, 'P', { runs: plain(verify.neverAsk, true), size: SIZES.body, after: 0, ...inside });
    doc.y = Math.max(doc.y, top + height) + PARAGRAPH_GAP * 1.5;
  }

  /** A paragraph of its own structure; a long one goes on over the page, a short one does not begin at its foot. */
  #runs(
    part: PDFKit.PDFStructureElement,
    tag: 'P' | 'H1' | 'H2' | 'H3',
    of: { runs: readonly LetterRun[]; size: number; after: number; x?: number; width?: number },
  ): void {
    const doc = this.#doc;
    const { x = PAGE.margins.left, width = textWidth(doc) } = of;
    this.#keepTogether(Math.min(heightOf(doc, of.runs, of.size, width), 4 * of.size));
    part.add(doc.struct(tag).add(() => this.#write(of.runs, { x, width, size: of.size, lineGap: LINE_GAP })));
    doc.y += of.after;
  }

  #write(
    runs: readonly LetterRun[],
    { x, width, size, lineGap }: { x: number; width: number; size: number; lineGap: number },
  ): void {
    const doc = this.#doc;
    const pieces = runs.flatMap(({ text, bold }) => stretches(text, weight(bold)));
    doc.fillColor(INK).fontSize(size);
    doc.x = x;
    const baseline = -ASCENT * size;
    for (const [i, { text, font }] of pieces.entries()) {
      const continued = i < pieces.length - 1;
      doc.font(font);
      if (i === 0) doc.text(text, x, doc.y, { width, lineGap, continued, baseline });
      else doc.text(text, { width, lineGap, continued, baseline });
    }
  }

  #keepTogether(height: number): void {
    const doc = this.#doc;
    if (doc.y + height > doc.page.height - PAGE.margins.bottom) doc.addPage();
  }

  /** Fold marks at the edge, read by nobody. */
  #marks(): void {
    const doc = this.#doc;
    doc.markContent('Artifact', { type: 'Layout' });
    doc.lineWidth(0.5).strokeColor(RULE);
    for (const y of PAGE.folds) doc.moveTo(10, y).lineTo(20, y).stroke();
    doc.endMarkedContent();
  }

  /** Page numbers, once it is known how many there are: an inserter's camera and a reader both see what is missing. */
  #footers({ letter, reference }: LetterToPrint): void {
    const doc = this.#doc;
    const { start, count } = doc.bufferedPageRange();
    for (let i = 0; i < count; i++) {
      doc.switchToPage(start + i);
      doc.page.margins.bottom = 0;
      doc.markContent('Artifact', { type: 'Pagination' });
      doc.font('plain').fontSize(SIZES.small).fillColor(QUIET);
      const text = `${LETTER_WORDS[letter.locale].page(i + 1, count)}  ·  ${reference}`;
      doc.text(printed(text), PAGE.margins.left, PAGE.footer, { width: textWidth(doc), lineBreak: false });
      doc.endMarkedContent();
    }
    this.#pages += count;
    doc.flushPages();
  }

  #blankPage(): void {
    this.#doc.addPage();
    this.#pages += 1;
    this.#doc.flushPages();
  }
}

/** For assistive technology (PDF/UA-1); pdfkit's types do not know that subset yet. */
function documentOf(options: PDFKit.PDFDocumentOptions): PDFKit.PDFDocument {
  return Reflect.construct(Pdf, [{ ...options, subset: 'PDF/UA' }]) as PDFKit.PDFDocument;
}

function plain(text: string, bold = false): LetterRun[] {
  return [{ text, bold }];
}

function weight(bold: boolean): Weight {
  return bold ? 'bold' : 'plain';
}

function textWidth(doc: PDFKit.PDFDocument): number {
  return doc.page.width - PAGE.margins.left - PAGE.margins.right;
}

/** Where some of it is bold as if all of it were, so that nothing needs more than was kept for it. */
function heightOf(
  doc: PDFKit.PDFDocument,
  runs: readonly LetterRun[],
  size: number,
  width = textWidth(doc),
): number {
  const text = printed(runs.map((run) => run.text).join(''));
  const font = weight(runs.some(({ bold }) => bold));
  return doc.font(font).fontSize(size).heightOfString(text, { width, lineGap: LINE_GAP });
}
