import { expect, test } from '@jest/globals';
import { type PageContent, publishingProblem, readContent } from './content.ts';
import { plainText } from './plain-text.ts';
import { starter } from './starter.ts';

const both = (text: string) => ({ id: `${text} (id)`, en: `${text} (en)` });
const PAGE: PageContent = {
  statement: both('Somebody copied a database.'),
  known: [both('Names and e-mail addresses were in it.')],
  notYetKnown: [both('Who did it.')],
  closed: { at: '2026-05-03T02:00:00.000Z', how: both('We closed the way in.') },
  updates: [{ at: '2026-05-04T02:00:00.000Z', text: both('Everybody is being told.') }],
  questions: [{ question: both('Must I do something?'), answer: both('Change your password.') }],
  contacts: { email: 'help@example.com', phone: '0800 123 456', hours: both('Every day'), address: null },
  brand: { name: 'Contoh', colour: '#1f5f5b', logo: null },
};
const why = (change: object) => readContent({ ...PAGE, ...change });

test('a whole page is read as it is', () => expect(readContent(PAGE)).toEqual(PAGE));

test.each<[string, object, string]>([
  ['a language that says nothing', { statement: { id: 'Ada', en: ' ' } }, 'statement.en must be said'],
  ['a missing language', { known: [{ id: 'Ada' }] }, 'known[0] lacks en'],
  ['a mistyped part', { know: [] }, 'the page has no part called know'],
  [
    'a day that is none',
    { updates: [{ at: 'soon', text: both('x') }] },
    'updates[0].at must be an instant such as 2026-05-06T08:00:00Z',
  ],
  [
    'nobody to reach',
    { contacts: { email: null, phone: null, hours: null, address: null } },
    'contacts needs an e-mail address or a telephone number',
  ],
  ['text that turns around', { statement: both('a\u202eb') }, 'statement.id has characters nobody can see'],
  [
    'a colour nobody can read on',
    { brand: { ...PAGE.brand, colour: '#f2c200' } },
    'white words on #f2c200 have a contrast of 1.7 to 1 and 4.5 is needed (WCAG AA): #806600 would do',
  ],
  [
    'a colour by its name',
    { brand: { ...PAGE.brand, colour: 'teal' } },
    'brand.colour cannot be used as it is written',
  ],
  [
    'a foreign logo',
    { brand: { ...PAGE.brand, logo: 'https://example.com/a.png' } },
    'brand.logo cannot be used as it is written',
  ],
])('%s is refused with its place', (_, change, said) =>
  expect(why(change)).toMatchObject({ why: { en: said } }),
);

test('more words than a slow phone should carry are refused', () => {
  const long = Array.from({ length: 6 }, () => both('x'.repeat(3_900)));
  expect(why({ known: long })).toEqual({
    why: {
      en: expect.stringMatching(/^its words in id weigh \d+ bytes, 18000 fit/),
      id: expect.stringMatching(/^kata-katanya dalam bahasa id berbobot \d+ bita/),
    },
  });
});

test('updates stand newest first, whatever their order was', () => {
  const [a, b] = [PAGE.updates[0]!, { at: '2026-05-06T02:00:00.000Z', text: both('More.') }];
  expect((why({ updates: [a, b] }) as PageContent).updates).toEqual([b, a]);
});

const facts = { gapClosedAt: new Date('2026-05-03T02:00:00Z'), now: new Date('2026-05-05T00:00:00Z') };

test('a page that agrees with the facts can be published', () => {
  expect(publishingProblem(PAGE, null, facts)).toBeNull();
});

test('a page cannot say that the way in was closed before the facts say so', () => {
  expect(publishingProblem(PAGE, null, { ...facts, gapClosedAt: null })?.en).toContain(
    'the incident’s facts say not yet'.replace('’', "'"),
  );
});

test('an update of tomorrow cannot be published today', () => {
  const page = { ...PAGE, updates: [{ at: '2026-05-06T02:00:00.000Z', text: both('Later.') }] };
  expect(publishingProblem(page, null, facts)?.en).toBe(
    'the update of 2026-05-06T02:00:00.000Z lies in the future',
  );
});

test('an update that was published cannot be taken away or reworded', () => {
  const reworded = { ...PAGE, updates: [{ ...PAGE.updates[0]!, text: both('Nothing happened.') }] };
  expect(publishingProblem({ ...PAGE, updates: [] }, PAGE, facts)?.en).toContain('must stay as it is');
  expect(publishingProblem(reworded, PAGE, facts)?.en).toContain('must stay as it is');
});

test('a page in plain words says every part of one language and nothing of the other', () => {
  const text = plainText(PAGE, 'en');
  for (const part of [
    'Somebody copied',
    'Who did it',
    'We closed',
    'Everybody is being told',
    'Change your password',
    '0800 123 456',
  ]) {
    expect(text).toContain(part);
  }
  expect(text).not.toContain('(id)');
});

test('a page to start from needs only what nobody has said yet', () => {
  const said = { id: { whatHappened: 'Disalin.' }, en: { whatHappened: 'Copied.' } };
  const page = starter({
    name: 'Contoh',
    colour: '#f2c200',
    email: 'a@b.example',
    phone: null,
    address: null,
    gapClosedAt: null,
    said,
  });
  expect(readContent(page)).toEqual(page);
});
