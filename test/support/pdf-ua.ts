/** What PDF/UA-1 asks of a file's structure, checked object by object; the answer is a sentence for each fault. */
import { type Dict, nameOf, PdfFile, Reader, Ref, type Value } from './pdf-reader.ts';

const PAINTS = new Set([
  'Tj',
  'TJ',
  "'",
  '"',
  'f',
  'F',
  'f*',
  'B',
  'B*',
  'b',
  'b*',
  'S',
  's',
  'Do',
  'sh',
  'EI',
]);
/** What may stand within what; a tag that is not listed holds text only. */
const CHILDREN: Readonly<Record<string, readonly string[]>> = {
  StructTreeRoot: ['Document'],
  Document: ['Sect'],
  Sect: ['P', 'H1', 'H2', 'H3', 'L'],
  L: ['LI'],
  LI: ['Lbl', 'LBody'],
};

export interface Structure {
  readonly faults: readonly string[];
  /** How many of each tag. */
  readonly tags: Readonly<Record<string, number>>;
  readonly languages: readonly string[];
  readonly pages: number;
}

export function structureOf(bytes: Uint8Array): Structure {
  const pdf = new PdfFile(bytes);
  const root = pdf.dict(pdf.trailer.get('Root'));
  const tree = readTree(pdf, root);
  const pages = pagesOf(pdf, root.get('Pages'));
  const faults = [
    ...documentFaults(pdf, root),
    ...tree.faults,
    ...headingFaults(tree.order),
    ...pages.flatMap((page, i) =>
      pageFaults(pdf, page, tree.marked).map((fault) => `page ${i + 1}: ${fault}`),
    ),
  ];
  const tags: Record<string, number> = {};
  for (const tag of tree.order) tags[tag] = (tags[tag] ?? 0) + 1;
  return { faults: [...new Set(faults)], tags, languages: tree.languages, pages: pages.length };
}

function documentFaults(pdf: PdfFile, root: Dict): string[] {
  const xmp = pdf.stream(root.get('Metadata'));
  const title = pdf.get(pdf.dict(pdf.trailer.get('Info')).get('Title'));
  const asked: [boolean, string][] = [
    [pdf.version === '1.7', 'not PDF 1.7'],
    [pdf.get(pdf.dict(root.get('MarkInfo')).get('Marked')) === true, 'not marked as tagged'],
    [typeof pdf.get(root.get('Lang')) === 'string' && pdf.get(root.get('Lang')) !== '', 'no language'],
    [pdf.get(pdf.dict(root.get('ViewerPreferences')).get('DisplayDocTitle')) === true, 'title not shown'],
    [typeof title === 'string' && title !== '', 'no title'],
    [/<pdfuaid:part>1<\/pdfuaid:part>|pdfuaid:part="1"/.test(xmp), 'no PDF/UA identifier'],
    [/<dc:title>/.test(xmp), 'no title in the metadata'],
    [!pdf.trailer.has('Encrypt'), 'encrypted'],
    [!root.has('OpenAction') && !root.has('AA'), 'does something when opened'],
  ];
  return asked.flatMap(([holds, fault]) => (holds ? [] : [fault]));
}

interface Tree {
  readonly faults: string[];
  /** Every tag in reading order. */
  readonly order: string[];
  readonly languages: string[];
  /** `page object:MCID` of every piece of content the tree names. */
  readonly marked: Set<string>;
}

function readTree(pdf: PdfFile, root: Dict): Tree {
  const tree: Tree = { faults: [], order: [], languages: [], marked: new Set() };
  const at = root.get('StructTreeRoot');
  if (!(at instanceof Ref)) return { ...tree, faults: ['no structure tree'] };
  const top = pdf.dict(at);
  if (!top.has('ParentTree')) tree.faults.push('no parent tree');
  for (const child of pdf.list(top.get('K')))
    readElement(pdf, child, { tree, within: 'StructTreeRoot', parent: at });
  return tree;
}

function readElement(
  pdf: PdfFile,
  at: Value,
  { tree, within, parent, page }: { tree: Tree; within: string; parent: Ref; page?: Value | undefined },
): void {
  const element = pdf.dict(at);
  const tag = nameOf(element.get('S'));
  tree.order.push(tag);
  if (!(CHILDREN[within] ?? []).includes(tag)) tree.faults.push(`${tag} stands in ${within}`);
  const up = element.get('P');
  if (!(up instanceof Ref) || up.no !== parent.no) tree.faults.push(`${tag} names another parent`);
  const language = pdf.get(element.get('Lang'));
  if (typeof language === 'string') tree.languages.push(language);
  const own = element.get('Pg') ?? page;
  const children = pdf.list(element.get('K'));
  if (children.length === 0) tree.faults.push(`${tag} is empty`);
  for (const child of children) {
    const content = pdf.get(child);
    if (typeof content === 'number') mark(tree, own, content);
    else if (nameOf(pdf.dict(child).get('Type')) === 'MCR') {
      const reference = pdf.dict(child);
      mark(tree, reference.get('Pg') ?? own, Number(pdf.get(reference.get('MCID'))));
    } else readElement(pdf, child, { tree, within: tag, parent: at as Ref, page: own });
  }
}

function mark(tree: Tree, page: Value | undefined, id: number): void {
  if (!(page instanceof Ref)) tree.faults.push('content of no page');
  else if (tree.marked.has(`${page.no}:${id}`)) tree.faults.push('content with two places in the tree');
  else tree.marked.add(`${page.no}:${id}`);
}

/** Nobody skips a level going down; every letter has one first heading. */
function headingFaults(order: readonly string[]): string[] {
  const faults: string[] = [];
  let level = 0;
  for (const tag of order) {
    if (tag === 'Sect') level = 0;
    const [, digit] = /^H(\d)$/.exec(tag) ?? [];
    if (digit === undefined) continue;
    if (Number(digit) > level + 1) faults.push(`${tag} after level ${level}`);
    if (digit === '1' && level > 0) faults.push('two first headings in one letter');
    level = Number(digit);
  }
  return faults;
}

function pagesOf(pdf: PdfFile, at: Value | undefined): Ref[] {
  const node = pdf.dict(at);
  if (nameOf(node.get('Type')) === 'Page') return at instanceof Ref ? [at] : [];
  return pdf.list(node.get('Kids')).flatMap((kid) => pagesOf(pdf, kid));
}

function pageFaults(pdf: PdfFile, at: Ref, marked: ReadonlySet<string>): string[] {
  const page = pdf.dict(at);
  const content = page.get('Contents');
  const streams = Array.isArray(pdf.get(content)) ? pdf.list(content) : [content ?? null];
  const text = streams.map((one) => pdf.stream(one)).join('\n');
  const { faults, ids, painted } = contentFaults(text);
  const lost = [...ids].filter((id) => !marked.has(`${at.no}:${id}`));
  if (lost.length > 0) faults.push(`${lost.length} pieces of content are not in the tree`);
  if (painted && !page.has('StructParents')) faults.push('no way from content to the tree');
  for (const [name, font] of pdf.dict(pdf.dict(page.get('Resources')).get('Font'))) {
    faults.push(...fontFaults(pdf, pdf.dict(font)).map((fault) => `font ${name} ${fault}`));
  }
  return faults;
}

/** Everything painted is either a named piece of the tree or an artifact, and never both. */
function contentFaults(text: string): { faults: string[]; ids: Set<number>; painted: boolean } {
  const reader = new Reader(text);
  const [faults, ids, open] = [[] as string[], new Set<number>(), [] as ('artifact' | 'content' | 'other')[]];
  let [operands, painted] = [[] as Value[], false];
  for (let token = reader.next(); token !== undefined; token = reader.next()) {
    if (token.kind === 'value') {
      operands.push(token.value);
      continue;
    }
    const operator = String(token.value);
    if (operator === 'BMC' || operator === 'BDC') open.push(opened(operands, ids));
    else if (operator === 'EMC') open.pop();
    else if (PAINTS.has(operator)) {
      painted = true;
      if (!open.includes('artifact') && !open.includes('content'))
        faults.push(`untagged content (${operator})`);
      if (open.includes('artifact') && open.includes('content')) faults.push('content within an artifact');
      if (operands.flat().some(holdsNothing)) faults.push('a letter that the font lacks');
    }
    operands = [];
  }
  if (open.length > 0) faults.push('marked content without an end');
  return { faults, ids, painted };
}

/** Glyph 0 of a font, by its code of two bytes: the hollow box. */
function holdsNothing(text: unknown): boolean {
  if (typeof text !== 'string') return false;
  const codes: readonly string[] = text.match(/[^]{2}/g) ?? [];
  return codes.includes('\0\0');
}

function opened(operands: readonly Value[], ids: Set<number>): 'artifact' | 'content' | 'other' {
  const [tag, properties] = operands;
  if (nameOf(tag) === 'Artifact') return 'artifact';
  const id = properties instanceof Map ? (properties as Dict).get('MCID') : undefined;
  if (typeof id !== 'number') return 'other';
  ids.add(id);
  return 'content';
}

function fontFaults(pdf: PdfFile, font: Dict): string[] {
  const faults: string[] = [];
  const [inner] = pdf.list(font.get('DescendantFonts'));
  const descriptor = pdf.dict((inner === undefined ? font : pdf.dict(inner)).get('FontDescriptor'));
  if (!['FontFile', 'FontFile2', 'FontFile3'].some((file) => descriptor.has(file)))
    faults.push('is not embedded');
  if (!/beginbf(char|range)/.test(pdf.stream(font.get('ToUnicode'))))
    faults.push('says not which letters it draws');
  return faults;
}
