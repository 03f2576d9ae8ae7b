/** The little Liquid a template may use, read line by line: which variables stand where, and what is not allowed. */
import { type Both, both } from '../../kernel/both.ts';
import type { TemplateChannel } from './template-kinds.ts';
import { variable } from './variables.ts';

export interface Use {
  readonly name: string;
  readonly line: number;
  /** Variables whose `{% if %}` surrounds this use. */
  readonly guards: readonly string[];
}

export type Part = 'subject' | 'preheader' | 'body';

export interface Problem {
  readonly part: Part;
  readonly line: number;
  readonly sentence: Both;
}

export interface Scan {
  /** Variables that are printed. */
  readonly uses: readonly Use[];
  readonly problems: readonly Problem[];
  /** Variables that an `if` asks for. */
  readonly asked: readonly string[];
}

const PIECE = /\{\{-?([\s\S]*?)-?\}\}|\{%-?([\s\S]*?)-?%\}/g;
const NAME = /^[a-z_]+$/;
const OFFER = /^offer\.(title|text)$/;
/** Private-use and invisible characters have no business in a template, and every placeholder stays ours. */
const INVISIBLE = /[\p{Co}\p{Cs}\u202a-\u202e\u2066-\u2069]|(?![\n\r\t])\p{Cc}/u;

export function scan(source: string, where: { channel: TemplateChannel; part: Part }): Scan {
  const { part } = where;
  const uses: Use[] = [];
  const problems: Problem[] = [];
  const open: { tag: 'if' | 'for'; name: string }[] = [];
  const asked = new Set<string>();
  const lineAt = lineCounter(source);
  for (const match of source.matchAll(PIECE)) {
    const line = lineAt(match.index);
    const guards = open.map(({ name }) => name);
    const sentence =
      match[1] === undefined
        ? tagProblem(match[2]!.trim(), open, where)
        : printProblem(match[1].trim(), { open, ...where });
    const question = /^(?:els)?if\s+([a-z_]+)$/.exec(match[2]?.trim() ?? '')?.[1];
    if (question) asked.add(question);
    if (sentence) problems.push({ part, line, sentence });
    else if (match[1] !== undefined) uses.push({ name: match[1].trim(), line, guards });
  }
  for (const { tag } of open)
    problems.push({
      part,
      line: lineAt(source.length),
      sentence: both(`{% ${tag} %} is not closed`, `{% ${tag} %} tidak ditutup`),
    });
  const rest = source.replace(PIECE, '');
  if (/\{\{|\}\}|\{%|%\}/.test(rest))
    problems.push({
      part,
      line: 1,
      sentence: both('a bracket {{ }} or {% %} is not closed', 'kurung {{ }} atau {% %} tidak ditutup'),
    });
  const hidden = source.search(INVISIBLE);
  if (hidden >= 0)
    problems.push({
      part,
      line: lineAt(hidden),
      sentence: both('it contains invisible characters', 'ada karakter yang tidak terlihat'),
    });
  return { uses, problems, asked: [...asked] };
}

interface Place {
  readonly channel: TemplateChannel;
  readonly part: Part;
}

function printProblem(name: string, place: Place & { open: readonly { tag: string }[] }): Both | null {
  if (OFFER.test(name)) {
    return place.open.some(({ tag }) => tag === 'for')
      ? null
      : both(
          `${name} stands outside {% for offer in offers %}`,
          `${name} berada di luar {% for offer in offers %}`,
        );
  }
  if (!NAME.test(name))
    return both(
      `"${name.slice(0, 40)}" is not a variable: filters and expressions are not allowed`,
      `"${name.slice(0, 40)}" bukan variabel: filter dan ekspresi tidak diperbolehkan`,
    );
  if (variable(name)?.kind === 'list') {
    return both(
      `${name} is a list: use {% for offer in ${name} %}`,
      `${name} adalah daftar: pakai {% for offer in ${name} %}`,
    );
  }
  return nameProblem(name, place);
}

function nameProblem(name: string, { channel, part }: Place): Both | null {
  const known = variable(name);
  if (!known)
    return both(`there is no variable "${name.slice(0, 40)}"`, `tidak ada variabel "${name.slice(0, 40)}"`);
  if (!known.channels.includes(channel)) {
    return both(
      `${name} may not stand in a message by ${channel}`,
      `${name} tidak boleh ada dalam pesan lewat ${channel === 'letter' ? 'surat' : channel}`,
    );
  }
  return part !== 'body' && !known.subject
    ? both(
        `${name} may not stand in the ${part}`,
        `${name} tidak boleh ada dalam ${part === 'subject' ? 'subjek' : 'praheader'}`,
      )
    : null;
}

function tagProblem(tag: string, open: { tag: 'if' | 'for'; name: string }[], place: Place): Both | null {
  const top = open.at(-1);
  const [word = '', ...words] = tag.split(/\s+/);
  switch (word) {
    case 'if':
    case 'elsif': {
      const name = words.join(' ');
      if (word === 'if') open.push({ tag: 'if', name });
      else if (top?.tag === 'if') top.name = name;
      else return both('{% elsif %} without {% if %}', '{% elsif %} tanpa {% if %}');
      return NAME.test(name)
        ? nameProblem(name, place)
        : both(
            `{% ${word} %} takes one variable and nothing else`,
            `{% ${word} %} hanya menerima satu variabel`,
          );
    }
    case 'for':
      open.push({ tag: 'for', name: 'offers' });
      return tag.replace(/\s+/g, ' ') === 'for offer in offers'
        ? nameProblem('offers', place)
        : both(
            'the only loop is {% for offer in offers %}',
            'satu-satunya perulangan adalah {% for offer in offers %}',
          );
    case 'else':
      if (top?.tag !== 'if') return both('{% else %} without {% if %}', '{% else %} tanpa {% if %}');
      top.name = '';
      return null;
    case 'endif':
    case 'endfor':
      return open.pop()?.tag === word.slice(3)
        ? null
        : both(`{% ${word} %} closes nothing`, `{% ${word} %} tidak menutup apa pun`);
    default:
      return both(
        `{% ${word.slice(0, 20)} %} is not allowed: only if, elsif, else and for`,
        `{% ${word.slice(0, 20)} %} tidak diperbolehkan: hanya if, elsif, else, dan for`,
      );
  }
}

function lineCounter(source: string): (index: number) => number {
  return (index) => source.slice(0, index).split('\n').length;
}
