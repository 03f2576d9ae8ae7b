import { expect, test } from '@jest/globals';
import { answerFor, type Findings } from './answer.ts';

const nobody: Findings = {
  kind: 'email',
  sendable: true,
  suppressed: false,
  isHeld: false,
  persons: [],
  strangersLeft: true,
};
const own = { told: true, isContact: true };
const elsewhere = { told: true, isContact: false };
const untold = { told: false, isContact: true };

test.each<[string, Partial<Findings>, ReturnType<typeof answerFor>]>([
  ['an address we do not know is told so', {}, 'none'],
  ['a number we do not know gets no SMS', { kind: 'phone' }, 'silent'],
  ['somebody who was told gets their own page', { persons: [own] }, 'own'],
  ['their own page goes before what others share', { persons: [elsewhere, own] }, 'own'],
  ['somebody we tell by another address is told that', { persons: [elsewhere] }, 'elsewhere'],
  ['somebody nobody has been told of yet is not told here either', { persons: [untold] }, 'checking'],
  ['a number of somebody not told yet', { kind: 'phone', persons: [untold] }, 'checking'],
  ['while an authority holds somebody, strangers hear the same', { isHeld: true }, 'checking'],
  ['whoever was told stays told', { isHeld: true, persons: [own] }, 'own'],
  ['a mailbox that complained is left alone', { suppressed: true, persons: [own] }, 'silent'],
  ['a landline gets no SMS', { kind: 'phone', sendable: false, persons: [own] }, 'silent'],
  ['too many strangers in a day', { strangersLeft: false }, 'silent'],
  [
    'people we know are answered however many strangers asked',
    { strangersLeft: false, persons: [own] },
    'own',
  ],
])('%s', (_, found, answer) => expect(answerFor({ ...nobody, ...found })).toBe(answer));
