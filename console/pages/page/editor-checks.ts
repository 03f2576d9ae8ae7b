/** What is missing in a page as it is typed, by field; the server has the last word. */
import type { Said, TypedPage } from './editor-values.ts';
import { CONTRAST_MIN, contrastWithWhite } from './editor-values.ts';
import type { EDITOR_WORDS } from './editor-words.ts';

type Words = (typeof EDITOR_WORDS)['en'];

export function checksOf(typed: TypedPage, words: Words): Record<string, string> {
  const wrong: Record<string, string> = {};
  const both = (path: string, { id, en }: Said) => {
    if (id.trim() === '') wrong[`${path}.id`] = words.required;
    if (en.trim() === '') wrong[`${path}.en`] = words.required;
  };
  both('statement', typed.statement);
  typed.known.forEach((one, at) => both(`known.${at}`, one));
  typed.notYetKnown.forEach((one, at) => both(`notYetKnown.${at}`, one));
  if (typed.closed) both('how', typed.how);
  typed.updates.forEach(({ at: when, text }, at) => {
    if (when === '') wrong[`updates.${at}.at`] = words.requiredAt;
    both(`updates.${at}.text`, text);
  });
  typed.questions.forEach(({ question, answer }, at) => {
    both(`questions.${at}.question`, question);
    both(`questions.${at}.answer`, answer);
  });
  const { email, phone, hours } = typed.contacts;
  if (email.trim() === '' && phone.trim() === '') wrong['contacts.email'] = words.requiredContact;
  if (hours.id.trim() !== '' || hours.en.trim() !== '') both('contacts.hours', hours);
  if (typed.brand.name.trim() === '') wrong['brand.name'] = words.requiredName;
  const ratio = contrastWithWhite(typed.brand.colour);
  if (ratio === null) wrong['brand.colour'] = words.noColour;
  else if (ratio < CONTRAST_MIN) wrong['brand.colour'] = words.tooLight(ratio.toFixed(1));
  return wrong;
}
