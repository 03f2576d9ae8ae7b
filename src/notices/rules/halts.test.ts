import { expect, test } from '@jest/globals';
import { brakeOf, NO_COUNTS } from './brakes.ts';
import { haltWords, NO_ANSWER, RESTORED, restoreWords } from './halts.ts';

test('what the engine wrote is said in both languages', () => {
  const brake = brakeOf({ ...NO_COUNTS, accepted: 1000, hard: 82 });
  expect(haltWords(brake.pull === 'none' ? null : brake.reason)).toMatchObject({
    id: '8,2% (82 dari 1.000) yang diterima dalam satu jam terakhir terpental untuk seterusnya.',
  });
  for (const why of ['cluster', 'timeline', 'log_is_behind']) {
    expect(haltWords(RESTORED + why)).toMatchObject({ id: expect.stringContaining('Basis datanya') });
  }
});

test('what a provider or a person wrote stays theirs', () => {
  for (const said of ['AccessDenied: no', 'the hotline is full', `${RESTORED}by hand`, null]) {
    expect(haltWords(said)).toBeNull();
  }
});

test('a restore says in both languages why, and what holds it up', () => {
  expect(restoreWords({ reason: 'timeline', trouble: null })).toEqual(haltWords(`${RESTORED}timeline`));
  expect(restoreWords({ reason: 'timeline', trouble: NO_ANSWER.en })).toEqual(NO_ANSWER);
  expect(restoreWords({ reason: 'by hand', trouble: null })).toBeNull();
});
