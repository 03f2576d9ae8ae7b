/** One version of a page as plain words: what a posting keeps, word for word. */
import type { PageContent, Spoken } from './content.ts';

const HEADS: Readonly<Record<keyof Spoken, Readonly<Record<string, string>>>> = {
  id: {
    known: 'Yang kami ketahui',
    notYetKnown: 'Yang belum kami ketahui',
    closed: 'Cara dan kapan jalan masuknya ditutup',
    updates: 'Kabar terbaru',
    questions: 'Tanya jawab',
    contacts: 'Hubungi kami',
  },
  en: {
    known: 'What we know',
    notYetKnown: 'What we do not know yet',
    closed: 'How and when the way in was closed',
    updates: 'Updates',
    questions: 'Questions and answers',
    contacts: 'Contact us',
  },
};

/** Instants as they are written, unless `spoken` says them to a reader. */
export function plainText(
  content: PageContent,
  locale: keyof Spoken,
  spoken: (at: string) => string = (at) => at,
): string {
  const { contacts } = content;
  const said = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [`${HEADS[locale][title]}\n\n${lines.join('\n\n')}`];
  const reach = [contacts.phone, contacts.email, contacts.hours?.[locale], contacts.address];
  return [
    content.brand.name,
    content.statement[locale],
    ...said(
      'known',
      content.known.map((one) => one[locale]),
    ),
    ...said(
      'notYetKnown',
      content.notYetKnown.map((one) => one[locale]),
    ),
    ...said('closed', content.closed ? [`${spoken(content.closed.at)}: ${content.closed.how[locale]}`] : []),
    ...said(
      'updates',
      content.updates.map(({ at, text }) => `${spoken(at)}: ${text[locale]}`),
    ),
    ...said(
      'questions',
      content.questions.map(({ question, answer }) => `${question[locale]}\n${answer[locale]}`),
    ),
    ...said(
      'contacts',
      reach.filter((one): one is string => typeof one === 'string'),
    ),
  ].join('\n\n');
}
