import { describe, expect, test } from '@jest/globals';
import { filesUnder, importsOf, isTest, roomOf } from './source.ts';

/** HOUSE: a room may import only rooms on lower floors, and only through their front door. */
const FLOORS: Readonly<Record<string, number>> = {
  kernel: 0,
  platform: 1,
  ledger: 2,
  incidents: 2,
  operators: 2,
  uploads: 3,
  formats: 3,
  laws: 3,
  intake: 4,
  people: 5,
  messages: 6,
  extracts: 6,
  notices: 7,
  codes: 7,
  receipts: 8,
  compensation: 8,
  handover: 8,
  guests: 8,
  pages: 8,
  fulfilment: 9,
  inquiries: 9,
  hotline: 9,
  reconciliation: 10,
  reports: 10,
  alarms: 10,
  overview: 10,
  proofs: 10,
  doors: 11,
  sandbox: 11,
  app: 12,
};
const OPEN = new Set(['kernel', 'platform']);
/** Worker threads load these without the framework (see the file's header). */
const SIDE_DOORS = new Set(['src/incidents/catalogue/exposure.ts', 'src/uploads/spool.ts']);

const sources = filesUnder('src').filter((file) => !isTest(file.path));
const crossings = sources.flatMap((file) =>
  importsOf(file)
    .filter((target) => target.startsWith('src/'))
    .map((target) => ({ from: roomOf(file.path)!, to: roomOf(target)!, file: file.path, target }))
    .filter(({ from, to }) => from !== to),
);

describe('floors', () => {
  test('every room has a floor', () => {
    const rooms = new Set(sources.map((f) => roomOf(f.path) ?? f.path));
    expect([...rooms].filter((room) => !(room in FLOORS))).toEqual([]);
  });

  test('imports go down, never sideways or up', () => {
    const wrong = crossings.filter(({ from, to }) => FLOORS[from]! <= FLOORS[to]!);
    expect(wrong.map(({ file, target }) => `${file} → ${target}`)).toEqual([]);
  });

  test('a room is entered only through its index', () => {
    const wrong = crossings.filter(
      ({ to, target }) => !OPEN.has(to) && !SIDE_DOORS.has(target) && target !== `src/${to}/index.ts`,
    );
    const notApp = wrong.filter(({ from }) => from !== 'app');
    expect(notApp.map(({ file, target }) => `${file} → ${target}`)).toEqual([]);
  });

  test('rules are pure: kernel, the catalogue of categories and their own room’s rules only', () => {
    const rules = sources.filter((f) => /^src\/[^/]+\/rules\//.test(f.path));
    expect(rules.length).toBeGreaterThan(10);
    const pure =
      /^(src\/kernel\/|src\/formats\/index\.ts$|src\/[^/]+\/rules\/|src\/incidents\/catalogue\/|node:(crypto|buffer|util)$)/;
    const libraries = /^libphonenumber-js(?:\/(?:max|mobile|max\/metadata))?$/;
    const wrong = rules.flatMap((f) =>
      importsOf(f)
        .filter((t) => !pure.test(t) && !libraries.test(t))
        .map((t) => `${f.path} → ${t}`),
    );
    expect(wrong).toEqual([]);
  });

  test('the kernel knows no framework', () => {
    const wrong = sources
      .filter((f) => roomOf(f.path) === 'kernel')
      .flatMap((f) => importsOf(f).filter((t) => !t.startsWith('node:') && !t.startsWith('src/kernel/')));
    expect(wrong).toEqual([]);
  });

  test('no path climbs three folders', () => {
    // Migrations lie at the root of the house; only the runner fetches them.
    const climbs = sources.filter((f) =>
      f.text.replace("'../../../migrations/index.ts'", '').includes("'../../../"),
    );
    expect(climbs.map((f) => f.path)).toEqual([]);
  });
});
