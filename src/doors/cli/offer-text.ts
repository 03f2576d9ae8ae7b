/** An offer set as somebody reads it before they approve it: who may have what, and every term on a line of its own. */
import { type LocalText, type OfferSet, sentences, type Terms } from '../../compensation/index.ts';
import { text } from './text.ts';

/** `more`: what else is known of the set. */
export function setText({ offers, ...set }: OfferSet, more: Readonly<Record<string, unknown>> = {}): string {
  return [
    text({ ...set, ...more }),
    ...offers.flatMap(({ position, name, kind, eligibility, terms }) => [
      `${position}. ${name} (${kind}): ${sentences(eligibility).en}`,
      text(linesOf(terms)).replace(/^/gm, '   '),
    ]),
  ].join('\n');
}

function words({ title, text: said }: LocalText): string {
  return `${title}: ${said}`;
}

function linesOf({ id, en, guardian, evidence, ...terms }: Terms): Readonly<Record<string, unknown>> {
  return {
    'in Indonesian': words(id),
    'in English': words(en),
    ...(guardian && {
      'for guardians, in Indonesian': words(guardian.id),
      'for guardians, in English': words(guardian.en),
    }),
    ...(evidence && { 'evidence, in Indonesian': evidence.id, 'evidence, in English': evidence.en }),
    ...terms,
  };
}
