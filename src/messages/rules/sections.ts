/** A body cut into the blocks counsel reads one by one: what happened, what leaked, what to do, and so on. */

export const BLOCK_NAMES = [
  'opening', 'todo', 'leaked', 'happened', 'doing', 'unknown', 'offer', 'verify', 'details', 'other', 'reach',
] as const; // prettier-ignore
export type BlockName = (typeof BLOCK_NAMES)[number];

export interface Section {
  readonly name: BlockName;
  /** Markdown with Liquid, whole by itself. */
  readonly source: string;
}

/** By the variables that stand in it; the first that fits. */
const BY_VARIABLE: readonly (readonly [RegExp, BlockName])[] = [
  [/\{\{-?\s*offer\./, 'offer'],
  [/\{\{-?\s*(leaked|exposure|newly_leaked|not_leaked)\b/, 'leaked'],
  [/\{\{-?\s*today\b/, 'todo'],
  [/\{\{-?\s*details\b/, 'details'],
  [/\{\{-?\s*what_happened\b/, 'happened'],
  [/\{\{-?\s*not_yet_known\b/, 'unknown'],
  [/\{\{-?\s*(measures|contained|gap_closed|how_closed)\b/, 'doing'],
  [/\{\{-?\s*contact_/, 'reach'],
  [/\{\{-?\s*(typed_code|link|incident_url|incident_address)\b/, 'verify'],
  [/^##?\s+(do this|lakukan|what you can do|yang (perlu|dapat))/im, 'todo'],
];

/** A heading takes in what follows it, up to the next heading, a block of the catalogue or the way to the page. */
export function sectionsOf(body: string): Section[] {
  const sections: { source: string; closed: boolean }[] = [];
  for (const source of wholeParagraphs(body)) {
    const last = sections.at(-1);
    const begins = /^(\{%[^%]*%\}\s*)?#{1,3}\s/.test(source);
    const alone = /^\{\{-?\s*(today|leaked|exposure|newly_leaked|not_leaked|details)\s*-?\}\}$/.test(source);
    const before = last ? named(last.source) : null;
    const way = named(source) === 'verify' && before !== null && before !== 'verify';
    if (!last || last.closed || begins || alone || way) {
      sections.push({ source, closed: alone || source.startsWith('{%-') || /^\{%[^%]*%\}\s*#/.test(source) });
    } else last.source += `\n\n${source}`;
  }
  return sections.map(({ source }, i) => ({
    name: named(source) ?? (i === 0 ? 'opening' : 'other'),
    source,
  }));
}

function named(source: string): BlockName | null {
  return BY_VARIABLE.find(([pattern]) => pattern.test(source))?.[1] ?? null;
}

/** Paragraphs, joined until every {% if %} and {% for %} in them is closed. */
function wholeParagraphs(body: string): string[] {
  const whole: string[] = [];
  let open = '';
  for (const paragraph of body.split(/\n{2,}/)) {
    open = open === '' ? paragraph : `${open}\n\n${paragraph}`;
    if (depth(open) > 0) continue;
    if (open.trim() !== '') whole.push(open.trim());
    open = '';
  }
  if (open.trim() !== '') whole.push(open.trim());
  return whole;
}

function depth(text: string): number {
  const opened = text.match(/\{%-?\s*(if|for)\b/g)?.length ?? 0;
  const closed = text.match(/\{%-?\s*(endif|endfor)\b/g)?.length ?? 0;
  return opened - closed;
}
