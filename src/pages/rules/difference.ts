/** What changed between two texts, as words that stay, went and came: a reader sees it, and nobody counts lines. */

export interface WordChange {
  readonly kind: 'same' | 'gone' | 'new';
  readonly text: string;
}

/** A page has at most so many words that comparing them one by one stays quick; longer ones are compared by paragraph. */
const WORDS_MAX = 3_000;

/** In the order they are read; joined, what is not `gone` is `after`, and what is not `new` is `before`. */
export function difference(before: string, after: string): WordChange[] {
  const paragraphs = compared(split(before, /(\n\n)/), split(after, /(\n\n)/));
  return joined(paragraphs.flatMap((one, at) => within(one, paragraphs[at + 1], paragraphs[at - 1])));
}

/** A paragraph that went and the one that came in its place are compared word by word. */
function within(one: Run, next: Run | undefined, last: Run | undefined): WordChange[] {
  if (one.kind === 'new' && last?.kind === 'gone') return [];
  if (one.kind !== 'gone' || next?.kind !== 'new') return [textOf(one)];
  const [was, is] = [one, next].map(({ parts }) => split(parts.join(''), /(\s+)/)) as [string[], string[]];
  return was.length + is.length > WORDS_MAX ? [textOf(one), textOf(next)] : compared(was, is).map(textOf);
}

interface Run {
  readonly kind: WordChange['kind'];
  readonly parts: readonly string[];
}

function textOf({ kind, parts }: Run): WordChange {
  return { kind, text: parts.join('') };
}

function split(text: string, by: RegExp): string[] {
  return text.split(by).filter((part) => part !== '');
}

/** The longest common run of parts, by the usual table; what is alike at both ends is taken off first. */
function compared(was: readonly string[], is: readonly string[]): Run[] {
  let head = 0;
  while (head < was.length && head < is.length && was[head] === is[head]) head += 1;
  let tail = 0;
  while (tail < was.length - head && tail < is.length - head && was.at(-1 - tail) === is.at(-1 - tail)) {
    tail += 1;
  }
  const middle = walked(was.slice(head, was.length - tail), is.slice(head, is.length - tail));
  return [...same(was.slice(0, head)), ...middle, ...same(was.slice(was.length - tail))];
}

function same(parts: readonly string[]): Run[] {
  return parts.length > 0 ? [{ kind: 'same', parts }] : [];
}

function walked(was: readonly string[], is: readonly string[]): Run[] {
  const table = commons(was, is);
  const runs: { kind: Run['kind']; parts: string[] }[] = [];
  const put = (kind: Run['kind'], part: string) => {
    const last = runs.at(-1);
    if (last?.kind === kind) last.parts.push(part);
    else runs.push({ kind, parts: [part] });
  };
  let [a, b] = [0, 0];
  while (a < was.length || b < is.length) {
    if (a < was.length && b < is.length && was[a] === is[b]) {
      put('same', was[a]!);
      a += 1;
      b += 1;
    } else if (a < was.length && (b === is.length || table[a + 1]![b]! >= table[a]![b + 1]!)) {
      put('gone', was[a]!);
      a += 1;
    } else {
      put('new', is[b]!);
      b += 1;
    }
  }
  return runs;
}

/** By the place in each: how many parts the rest of both has in common. */
function commons(was: readonly string[], is: readonly string[]): Uint16Array[] {
  const table = Array.from({ length: was.length + 1 }, () => new Uint16Array(is.length + 1));
  for (let a = was.length - 1; a >= 0; a -= 1) {
    for (let b = is.length - 1; b >= 0; b -= 1) {
      table[a]![b] =
        was[a] === is[b] ? table[a + 1]![b + 1]! + 1 : Math.max(table[a + 1]![b]!, table[a]![b + 1]!);
    }
  }
  return table;
}

/** Neighbours of one kind are one. */
function joined(changes: readonly WordChange[]): WordChange[] {
  const all: { kind: WordChange['kind']; text: string }[] = [];
  for (const { kind, text } of changes) {
    const last = all.at(-1);
    if (last?.kind === kind) last.text += text;
    else all.push({ kind, text });
  }
  return all;
}
