/** The exposure section as Markdown blocks: today, leaked, details; once per profile and language. */
import { type ExposureSection, exposureSection } from './exposure-section.ts';
import { escapeMarkdown as md } from './markdown.ts';
import type { Locale } from '../rules/template-kinds.ts';
import { WORDS } from './words.ts';

export interface Blocks {
  readonly today: string;
  readonly leaked: string;
  readonly details: string;
  readonly exposure: string;
}

/** What stands outside a second factor: e-mail and letter. */
export function blocksOf(bits: string, locale: Locale): Blocks {
  const section = exposureSection(bits, locale, { full: false });
  const today = todayBlock(section, locale);
  const leaked = leakedBlock(section, locale);
  const details = detailsBlock(section, locale);
  return { today, leaked, details, exposure: [today, leaked, details].filter((b) => b !== '').join('\n\n') };
}

function todayBlock({ today, leaked, withheld }: ExposureSection, locale: Locale): string {
  const words = WORDS[locale];
  if (leaked.length === 0 && !withheld) return '';
  const list = today.map((text, i) => `${i + 1}. ${md(text)}`).join('\n');
  return `## ${md(words.todayTitle)}\n\n${list === '' ? md(words.nothingToday) : list}`;
}

function leakedBlock({ leaked, withheld }: ExposureSection, locale: Locale): string {
  const words = WORDS[locale];
  if (leaked.length === 0 && !withheld) return '';
  const list = leaked.map(
    ({ label, note }) => `- **${md(label)}**${note === null ? '' : ` ${md(`(${note})`)}`}`,
  );
  const parts = [list.join('\n'), withheld ? md(words.withheld) : ''].filter((part) => part !== '');
  return `## ${md(words.leakedTitle)}\n\n${parts.join('\n\n')}`;
}

function detailsBlock({ details }: ExposureSection, locale: Locale): string {
  if (details.length === 0) return '';
  const items = details.map(({ label, risk, advice }) => {
    const list = advice.map((text) => `- ${md(text)}`).join('\n');
    return `### ${md(label)}\n\n${md(risk)}${list === '' ? '' : `\n\n${list}`}`;
  });
  return `## ${md(WORDS[locale].detailsTitle)}\n\n${items.join('\n\n')}`;
}
