/** Markdown to e-mail HTML and its plain-text twin: no raw HTML, no images, every tag styled in place. */
import MarkdownIt, { type Token } from 'markdown-it';
import type { LetterBlock, LetterRun } from '../rules/letter.ts';

export interface Rendered {
  readonly html: string;
  readonly text: string;
}

/** Nothing that fetches, nothing that hides: images, HTML, entities, tables, code and references are off. */
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false }).disable(
  ['image', 'html_block', 'html_inline', 'entity', 'reference', 'table', 'code', 'fence', 'lheading'],
  true,
);

export interface MarkdownOptions {
  /** Nothing can be clicked: links become their words, and a paragraph that is only a link goes. */
  readonly linkFree?: boolean;
}

export function renderMarkdown(source: string, { linkFree = false }: MarkdownOptions = {}): Rendered {
  const tokens = linkFree ? withoutLinks(markdown.parse(source, {})) : markdown.parse(source, {});
  const text = plainText(tokens);
  dress(tokens);
  return { html: markdown.renderer.render(tokens, markdown.options, {}), text };
}

/** The same Markdown as the words of a letter, in order; link targets that can be typed are written out. */
export function letterBlocks(source: string): LetterBlock[] {
  const blocks: LetterBlock[] = [];
  const lists: { ordered: boolean; items: LetterRun[][] }[] = [];
  let level: 1 | 2 | 3 | null = null;
  for (const token of markdown.parse(source, {})) {
    if (token.type === 'bullet_list_open' || token.type === 'ordered_list_open') {
      lists.push({ ordered: token.type === 'ordered_list_open', items: [] });
    } else if (token.type.endsWith('_list_close')) {
      const list = lists.pop()!;
      const outer = lists.at(-1);
      // A letter has one level of lists: inner items follow their outer one.
      if (outer) outer.items.push(...list.items);
      else blocks.push({ kind: 'list', ...list });
    } else if (token.type === 'heading_open') level = Math.min(3, Number(token.tag.slice(1))) as 1 | 2 | 3;
    else if (token.type === 'inline') {
      const runs = letterRuns(token.children ?? []);
      if (level !== null) blocks.push({ kind: 'heading', level, runs });
      else if (lists.length > 0) lists.at(-1)!.items.push(runs);
      else blocks.push({ kind: 'paragraph', runs });
      level = null;
    }
  }
  return blocks;
}

function letterRuns(children: readonly Token[]): LetterRun[] {
  const runs: LetterRun[] = [];
  let bold = false;
  let target: { url: string; from: number } | null = null;
  const add = (text: string) => {
    const last = runs.at(-1);
    if (last?.bold === bold) runs[runs.length - 1] = { text: last.text + text, bold };
    else runs.push({ text, bold });
  };
  const length = () => runs.reduce((sum, run) => sum + run.text.length, 0);
  for (const child of children) {
    if (child.type === 'text' || child.type === 'code_inline') {
      if (child.content !== '') add(child.content);
    } else if (child.type === 'softbreak') add(' ');
    else if (child.type === 'hardbreak') add('\n');
    else if (child.type === 'strong_open') bold = true;
    else if (child.type === 'strong_close') bold = false;
    else if (child.type === 'link_open') target = { url: typed(child), from: length() };
    else if (child.type === 'link_close' && target !== null) {
      const shown = runs.map((run) => run.text).join('').slice(target.from); // prettier-ignore
      if (shown !== target.url) add(`: ${target.url}`);
      target = null;
    }
  }
  return runs;
}

function withoutLinks(tokens: readonly Token[]): Token[] {
  const kept: Token[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i]!;
    const inline = tokens[i + 1];
    if (token.type === 'paragraph_open' && inline && isLoneLink(inline)) {
      i += 2;
      continue;
    }
    if (token.type === 'inline') token.children = unlinked(token.children ?? []);
    kept.push(token);
  }
  return kept;
}

/** Mail and phone links keep their target as words: these are typed too. */
function unlinked(children: readonly Token[]): Token[] {
  const kept: Token[] = [];
  let target: string | null = null;
  let shown = '';
  for (const child of children) {
    if (child.type === 'link_open') {
      target = /^(mailto|tel):/.test(String(child.attrGet('href'))) ? typed(child) : null;
      shown = '';
    } else if (child.type === 'link_close') {
      const last = kept.at(-1);
      if (target !== null && shown !== target && last?.type === 'text') last.content += `: ${target}`;
      target = null;
    } else {
      if (child.type === 'text') shown += child.content;
      kept.push(child);
    }
  }
  return kept;
}

function isLoneLink({ type, children }: Token): boolean {
  const open = children?.[0]?.type === 'link_open';
  const closes = (children ?? []).filter((c) => c.type === 'link_close').length;
  return type === 'inline' && open && closes === 1 && children!.at(-1)!.type === 'link_close';
}

function typed(link: Token): string {
  return String(link.attrGet('href') ?? '').replace(/^(mailto|tel):/, '');
}

/** Makes data inert inside Markdown, for the catalogue's own words. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#+\-.!|~&]/g, '\\$&');
}

/** Mail programs drop style sheets: each tag carries its style, and a class for dark mode where those are kept. */
const STYLES: Readonly<Record<string, string>> = {
  p: 'margin:0 0 16px;',
  h1: 'margin:28px 0 12px;font-size:22px;line-height:1.3;font-weight:700;color:#14213d;',
  h2: 'margin:28px 0 10px;font-size:18px;line-height:1.35;font-weight:700;color:#14213d;',
  h3: 'margin:20px 0 4px;font-size:16px;line-height:1.4;font-weight:700;color:#14213d;',
  ul: 'margin:0 0 16px;padding:0 0 0 22px;',
  ol: 'margin:0 0 20px;padding:14px 18px 6px 38px;background-color:#fff6e0;border-left:4px solid #b45309;border-radius:4px;',
  li: 'margin:0 0 8px;',
  a: 'color:#0b4f9e;text-decoration:underline;',
  hr: 'border:0;border-top:1px solid #d5dae1;margin:24px 0;',
  blockquote: 'margin:0 0 16px;padding:0 0 0 14px;border-left:3px solid #d5dae1;',
};
const BUTTON =
  'display:inline-block;padding:13px 24px;border-radius:6px;background-color:#14508c;color:#ffffff;' +
  'font-weight:700;text-decoration:none;';

function dress(tokens: readonly Token[]): void {
  for (const [i, token] of tokens.entries()) {
    style(token);
    if (token.type !== 'inline') continue;
    const children = token.children ?? [];
    for (const child of children) style(child);
    if (isLoneLink(token) && tokens[i - 1]?.type === 'paragraph_open') {
      children[0]?.attrSet('style', BUTTON);
      children[0]?.attrSet('class', 'button');
    }
  }
}

function style(token: Token): void {
  const css = token.nesting >= 0 ? STYLES[token.tag] : undefined;
  if (css === undefined || token.type === 'inline') return;
  token.attrSet('style', css);
  token.attrSet('class', `t-${token.tag}`);
}

/** The same words for those who read without HTML: headings underlined, lists marked, links written out. */
function plainText(tokens: readonly Token[]): string {
  const blocks: string[] = [];
  const lists: { no: number | null }[] = [];
  let prefix = '';
  let heading = false;
  for (const token of tokens) {
    if (token.type === 'bullet_list_open') lists.push({ no: null });
    else if (token.type === 'ordered_list_open') lists.push({ no: 1 });
    else if (token.type.endsWith('_list_close')) lists.pop();
    else if (token.type === 'list_item_open') prefix = marker(lists);
    else if (token.type === 'heading_open') heading = true;
    else if (token.type === 'hr') blocks.push('-----');
    else if (token.type === 'inline') {
      const line = inlineText(token.children ?? []);
      blocks.push(heading ? `${line}\n${'-'.repeat(Math.min(40, line.length))}` : prefix + line);
      heading = false;
      if (prefix !== '') prefix = ' '.repeat(prefix.length);
    } else if (token.type === 'list_item_close') prefix = '';
  }
  const text = blocks.join('\n\n');
  return text.replace(/^(- .*)\n\n(?=- )/gm, '$1\n').replace(/^(\d+\. .*)\n\n(?=\d+\. )/gm, '$1\n');
}

function marker(lists: readonly { no: number | null }[]): string {
  const list = lists.at(-1);
  if (!list || list.no === null) return '- ';
  const text = `${list.no}. `;
  list.no += 1;
  return text;
}

function inlineText(children: readonly Token[]): string {
  let text = '';
  let target: string | null = null;
  let from = 0;
  for (const child of children) {
    if (child.type === 'text' || child.type === 'code_inline') text += child.content;
    else if (child.type === 'softbreak') text += ' ';
    else if (child.type === 'hardbreak') text += '\n';
    else if (child.type === 'link_open') {
      target = String(child.attrGet('href') ?? '');
      from = text.length;
    } else if (child.type === 'link_close' && target !== null) {
      const shown = text.slice(from);
      const plain = target.replace(/^(mailto|tel):/, '');
      if (shown !== plain) text += `: ${plain}`;
      target = null;
    }
  }
  return text;
}
