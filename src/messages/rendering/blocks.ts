/** The exposure section as Markdown blocks: today, leaked, details; once per profile and language. */
import { type ExposedCategory, exposureBits, readExposure, worseForm } from '../../incidents/index.ts';
import { type ExposureSection, exposureSection } from './exposure-section.ts';
import { escapeMarkdown as md } from './markdown.ts';
import type { Locale } from '../rules/template-kinds.ts';
import { WORDS } from './words.ts';

export interface Blocks {
  readonly today: string;
  readonly leaked: string;
  readonly details: string;
  readonly exposure: string;
  readonly newly_leaked: string;
  readonly not_leaked: string;
}

/** What stands outside a second factor: e-mail and letter. `told`: what an earlier message has told of. */
export function blocksOf(bits: string, locale: Locale, told: string | null = null): Blocks {
  const section = exposureSection(bits, locale, { full: false });
  const today = todayBlock(section, locale);
  const leaked = leakedBlock(section, locale);
  const details = detailsBlock(section, locale);
  const exposure = [today, leaked, details].filter((b) => b !== '').join('\n\n');
  return { today, leaked, details, exposure, ...changesSince(told, bits, locale) };
}

/** What is new is what nobody told this person of, or told of in a milder form; what was wrong did not leak at all. */
function changesSince(
  told: string | null,
  bits: string,
  locale: Locale,
): Pick<Blocks, 'newly_leaked' | 'not_leaked'> {
  if (told === null) return { newly_leaked: '', not_leaked: '' };
  const words = WORDS[locale];
  const [before, now] = [readExposure(told), readExposure(bits)];
  const fresh = now.filter(
    ({ code, form }) => !before.some((b) => b.code === code && worseForm(b.form, form) === b.form),
  );
  const gone = before.filter(({ code }) => !now.some((n) => n.code === code));
  const list = (exposed: readonly ExposedCategory[]) => {
    const { leaked, withheld } = exposureSection(exposureBits(exposed), locale, { full: false });
    return { items: itemList(leaked), withheld };
  };
  const [added, taken] = [list(fresh), list(gone)];
  return {
    newly_leaked: block(words.newlyLeakedTitle, [added.items, added.withheld ? md(words.withheld) : '']),
    not_leaked:
      gone.length === 0
        ? ''
        : block(words.notLeakedTitle, [
            md(words.notLeaked),
            taken.items,
            taken.withheld ? md(words.withheld) : '',
          ]),
  };
}

function block(title: string, parts: readonly string[]): string {
  const said = parts.filter((part) => part !== '');
  return said.length === 0 ? '' : `## ${md(title)}\n\n${said.join('\n\n')}`;
}

function itemList(leaked: ExposureSection['leaked']): string {
  return leaked
    .map(({ label, note }) => `- **${md(label)}**${note === null ? '' : ` ${md(`(${note})`)}`}`)
    .join('\n');
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
  const parts = [itemList(leaked), withheld ? md(words.withheld) : ''].filter((part) => part !== '');
  return `## ${md(words.leakedTitle)}\n\n${parts.join('\n\n')}`;
}

function detailsBlock({ details, withheld }: ExposureSection, locale: Locale): string {
  const words = WORDS[locale];
  const items = details.map(({ label, risk, advice }) => {
    const list = advice.map((text) => `- ${md(text)}`).join('\n');
    return `### ${md(label)}\n\n${md(risk)}${list === '' ? '' : `\n\n${list}`}`;
  });
  if (withheld) items.push(`### ${md(words.withheldLabel)}\n\n${md(words.withheldRisk)}`);
  return items.length === 0 ? '' : `## ${md(words.detailsTitle)}\n\n${items.join('\n\n')}`;
}
