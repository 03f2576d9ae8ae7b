import { describe, expect, test } from '@jest/globals';
import { getCountries } from 'libphonenumber-js/max';
import metadata from 'libphonenumber-js/max/metadata';
import { mobilePlanOf } from './phone-plan.ts';
import { isScientific, parsePhone, readPhone } from './phone.ts';

const SHAPES = 100_000;

describe('plain mobile numbers', () => {
  const planned = getCountries().filter((country) => mobilePlanOf(country) !== null);

  test('are read without the library in most countries, Indonesia among them', () => {
    expect(planned).toContain('ID');
    expect(planned.length).toBeGreaterThan(120);
  });

  test(`are what the library says, over ${SHAPES.toLocaleString('en')} random numbers of every country`, () => {
    const random = randomNumbers(7);
    const wrong: unknown[] = [];
    for (let i = 0; i < SHAPES && wrong.length < 5; i += 1) {
      const country = random(3) === 0 ? 'ID' : planned[random(planned.length)]!;
      const cell = shapeOf(country, random);
      const ours = readPhone(cell, country);
      const theirs = parsePhone(cell.trim(), country);
      if (ours?.e164 !== theirs?.e164 || ours?.sms !== theirs?.sms)
        wrong.push({ country, cell, ours, theirs });
    }
    expect(wrong).toEqual([]);
  });
});

test.each([
  ['6.28123E+11', true],
  ['6,28123e+11', true],
  [' 8E10 ', true],
  ['628123', false],
  ['08123 E 11', false],
])('%j in scientific notation: %s', (cell, expected) => {
  expect(isScientific(cell)).toBe(expected);
});

type Random = (below: number) => number;

/** Near what the country's mobile numbers look like: prefixes, lengths, separators and digits off by a little. */
function shapeOf(country: string, random: Random): string {
  const { callingCode, nationalPrefix, lengths } = mobilePlanOf(country)!;
  const prefixes = ['', `+${callingCode}`, callingCode, nationalPrefix, `+${callingCode}${nationalPrefix}`];
  const more = [
    '00',
    `00${callingCode}`,
    '+',
    `${callingCode}${callingCode}`,
    `+${random(999)}`,
    '(0) ',
    '008',
  ];
  const prefix = random(8) === 0 ? more[random(more.length)]! : prefixes[random(prefixes.length)]!;
  const all = [...lengths];
  const length = all[random(all.length)]! + (random(10) === 0 ? random(5) - 2 : 0);
  return separated(
    prefix + startOf(country, random) + digits(length, random),
    length + prefix.length,
    random,
  );
}

/** The first digits, half of the time as the mobile pattern spells them out. */
function startOf(country: string, random: Random): string {
  if (random(2) === 0) return '';
  const types = (metadata.countries as Readonly<Record<string, readonly unknown[]>>)[country]![11];
  const pattern = (types as readonly (readonly [string])[])[1]![0];
  const start = /^(?:\(\?:)?\[?(\d)/.exec(pattern);
  return start ? start[1]! : '';
}

function separated(text: string, length: number, random: Random): string {
  const cut = text.slice(0, Math.max(2, length + (random(20) === 0 ? 1 : 0)));
  const kind = random(6);
  if (kind > 2) return cut;
  const marks = [' ', '-', '.', '  ', ' - ', '/', ')', 'x', '\u00a0'];
  const mark = random(5) === 0 ? marks[random(marks.length)]! : marks[random(2)]!;
  return cut.replace(/(\d{2,4})(?=\d{3})/g, (group) => (random(2) === 0 ? group + mark : group));
}

function digits(length: number, random: Random): string {
  let text = '';
  for (let i = 0; i < length; i += 1) text += String(random(10));
  return text;
}

/** mulberry32, as whole numbers below a limit. */
function randomNumbers(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * below);
  };
}
