import { describe, expect, test } from '@jest/globals';
import { mayEnd, onlyOne, OUTCOMES, outcomesOf } from './calls.ts';
import { opening, scriptFor } from './script.ts';

describe('whom a caller means', () => {
  test.each([
    ['nobody where nothing was found', [[]], null],
    ['the one who was found', [['12:7']], '12:7'],
    ['nobody where an address is shared', [['12:7', '12:8']], null],
    ['the one among them who also has the customer id', [['12:7', '12:8'], ['12:8']], '12:8'],
    ['nobody where what was stated is of two people', [['12:7'], ['12:8']], null],
    ['the one who is named twice by one key', [['12:7', '12:7']], '12:7'],
    ['nobody where nothing was stated', [], null],
  ])('%s', (_, matches, expected) => {
    expect(onlyOne(matches)).toBe(expected);
  });
});

describe('how a call may end', () => {
  test('nothing is done with a person before we know who speaks', () => {
    expect(outcomesOf('open')).toEqual(['explained', 'deceased', 'minor', 'no_message']);
    expect(outcomesOf('identified')).toEqual([...OUTCOMES]);
    expect(outcomesOf('proven')).toEqual([...OUTCOMES]);
  });

  test('once', () => {
    expect(OUTCOMES.filter((outcome) => mayEnd('closed', outcome))).toEqual([]);
  });
});

describe('what is said', () => {
  const facts = { brand: 'Contoh Games', page: 'pemulihan.contoh.example/i/contoh' };

  test('stands in both languages, and asks for no secret', () => {
    const lines = [
      ...opening(facts),
      ...(['open', 'identified', 'proven'] as const).flatMap((s) => scriptFor(s, facts)),
    ];
    for (const line of lines) {
      expect(line.id.length).toBeGreaterThan(20);
      expect(line.en.length).toBeGreaterThan(20);
      expect(line.id).not.toBe(line.en);
    }
    expect(
      opening(facts)
        .map(({ en }) => en)
        .join(' '),
    ).toMatch(/never ask for a password or a PIN/);
  });

  test('never tells an unproven caller whether they are among those affected', () => {
    const said = scriptFor('open', facts).flatMap(({ id, en }) => [id, en]);
    expect(said.join(' ')).not.toMatch(/your data leaked|you are affected|data Anda bocor|Anda terdampak/i);
    expect(said.join(' ')).toContain(facts.page);
  });
});
