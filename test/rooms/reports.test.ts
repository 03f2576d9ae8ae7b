import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import ExcelJS from 'exceljs';
import type { IncidentId } from '../../src/kernel/ids.ts';
import type { EmailProvider, SendOutcome } from '../../src/notices/index.ts';
import {
  readReport,
  regulatorPage,
  regulatorWorkbook,
  type RegulatorReport,
  sectionsOf,
} from '../../src/reports/index.ts';
import { incidentParts } from '../support/incidents.ts';
import { aPerson, PostOffice } from '../support/notices.ts';
import { stage } from '../support/people-fixtures.ts';
import { type Reporting, reportingOf } from '../support/reports.ts';

let office: PostOffice;
let reporting: Reporting;

beforeAll(async () => {
  office = await PostOffice.open();
  reporting = reportingOf(office);
});
afterAll(() => office.close());

const HOUR = 3_600_000;
const SSN = [
  ['id.name', 'plaintext'],
  ['gov.ssn', 'plaintext'],
] as const;

const ago = (hours: number) => new Date(Date.now() - hours * HOUR);

/** Discovered ten hours ago, after it had gone on for three days. */
async function recently(id: IncidentId): Promise<void> {
  const { incidents } = incidentParts(office.t);
  const facts = {
    occurredFrom: ago(80),
    occurredUntil: ago(11),
    discoveredAt: ago(10),
    confirmedAt: ago(9),
    containedAt: ago(8),
    gapClosedAt: ago(7),
  };
  await incidents.setFacts(id, facts, office.maker);
}

function persons(lines: readonly { readonly persons: number }[]): number {
  return lines.reduce((sum, line) => sum + line.persons, 0);
}

/** Somebody whose call breaks off after the address was handed over. */
function uncertainFor(local: string): (real: EmailProvider) => EmailProvider {
  const ambiguous: SendOutcome = { class: 'ambiguous', code: 'ECONNRESET', detail: '' };
  return (real) => ({
    name: 'ses',
    callsMax: real.callsMax,
    timeoutMs: real.timeoutMs,
    preflight: () => real.preflight(),
    close: () => real.close(),
    send: async (batch, limits) => {
      const others = batch.filter(({ to }) => !to.startsWith(local));
      const outcomes = [...(await real.send(others, limits))];
      return batch.map(({ to }) => (to.startsWith(local) ? ambiguous : outcomes.shift()!));
    },
  });
}

describe('a report after a launch', () => {
  let report: RegulatorReport;
  let incidentId: IncidentId;

  beforeAll(async () => {
    const rows = [
      aPerson('adult.one'),
      aPerson('adult.two'),
      aPerson('child', { minor: true }),
      aPerson('bounce'),
      aPerson('broken.off'),
      aPerson('swiss', { country: 'CH' }),
      aPerson('dead', { deceased: true }),
      aPerson('nobody', { email: undefined }),
    ];
    incidentId = await office.incident(rows);
    await recently(incidentId);
    const id = await office.approved(incidentId);
    await office.launches.launch(id, {}, office.maker);
    office.door.open = true;
    await office.work(id, { wrapEmail: uncertainFor('broken.off') });
    await office.untilStates(id, ({ email }) => {
      const count = (state: string) => email!.filter((s) => s === state).length;
      return count('bounced') === 1 && count('delivered') === 4;
    });
    report = await reporting.reports.make(incidentId, office.maker);
  });

  test('everybody affected stands in it exactly once: told, or not and why', () => {
    expect(report).toMatchObject({ persons: 8, minors: 1, told: 4, delivered: 4 });
    const why = Object.fromEntries(report.notTold.map(({ standing, persons: n }) => [standing, n]));
    expect(why).toEqual({ bounced: 1, unknown: 1, deceased: 1, no_contact: 1 });
    expect(report.told + persons(report.notTold)).toBe(report.persons);
    expect(persons(report.places)).toBe(report.persons);
  });

  test('by jurisdiction, kind of data and age', () => {
    expect(report.categories.filter(({ law }) => law === 'ID')).toMatchObject([
      { category: 'con.email', persons: 7, adults: 6, minors: 1, readable: 7 },
    ]);
    expect(report.categories.find(({ law }) => law === 'none')).toMatchObject({
      category: 'con.email',
      persons: 1,
    });
    expect(report.uncovered).toEqual([{ country: 'CH', region: null, persons: 1 }]);
  });

  test('told inside the chosen deadline, and none inside the strictest, which passed before anybody was told', () => {
    const [id] = report.deadlines.filter(({ law }) => law === 'ID');
    expect(id).toMatchObject({
      owed: 7,
      told: 3,
      delivered: 3,
      insideChosen: 3,
      insideStrictest: 0,
      notTold: 4,
      clock: { chosen: { start: 'discovered' }, strictest: { start: 'occurred' } },
    });
  });

  test('told and delivered by channel and hour are two figures that add up', () => {
    const sum = (of: 'told' | 'delivered') => report.hours.reduce((n, line) => n + line[of], 0);
    expect(sum('told')).toBe(report.told);
    expect(sum('delivered')).toBe(report.delivered);
    expect(new Set(report.hours.map(({ channel }) => channel))).toEqual(new Set(['email']));
  });

  test('open unknowns with their age', () => {
    expect(report.unknowns).toMatchObject([
      { channel: 'email', open: 1, underHour: 1, underDay: 0, older: 0 },
    ]);
  });

  test.each(['id', 'en'] as const)('in %s every figure has its definition', (locale) => {
    for (const section of sectionsOf(report, locale)) {
      expect(section.title.length).toBeLessThanOrEqual(31);
      for (const column of section.columns.filter(({ kind }) => kind !== 'text')) {
        expect({ [section.code]: column.definition }).toEqual({
          [section.code]: expect.stringMatching(/\.$/),
        });
      }
    }
  });

  test.each(['id', 'en'] as const)('in %s the workbook holds the figures of the page', async (locale) => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await regulatorWorkbook(report, locale)) as never);
    const sections = sectionsOf(report, locale);
    expect(book.worksheets.map(({ name }) => name)).toEqual([
      ...sections.map(({ title }) => title),
      locale === 'id' ? 'Definisi' : 'Definitions',
    ]);
    const sheet = book.worksheets[0]!;
    expect(sheet.getRow(4).getCell(2).value).toBe(8);
    expect(sheet.getRow(6).getCell(2).value).toBe(4);
    expect(sheet.getRow(2).getCell(2).value).toBe(sections[0]!.columns[1]!.definition);
    const page = regulatorPage(report, locale);
    for (const { code, rows } of sections) {
      const html = page.slice(page.indexOf(`<h2 id="${code}"`)).split('</section>')[0]!;
      expect({ [code]: html.match(/<tr>/g)?.length ?? 0 }).toEqual({
        [code]: rows.length === 0 ? 0 : rows.length + 1,
      });
    }
  });

  test('can be stored as it is', () => {
    expect(readReport(Buffer.from(JSON.stringify(report)))).toEqual(report);
  });

  test('names nobody, fetches nothing and runs nothing', async () => {
    const page = regulatorPage(report, 'en');
    expect(page).not.toMatch(/@example|<script|https?:|url\(|<img|<link/);
    const [entry] = await office.t.db.tx((tx) =>
      tx.q<{ facts: { persons: number; told: number } }>(
        `SELECT facts::jsonb AS facts FROM audit_entry WHERE action = 'reports.regulator' AND incident_id = $1`,
        [incidentId],
      ),
    );
    expect(entry?.facts).toMatchObject({ persons: 8, told: 4 });
  });

  test('a name with markup stays text in the page and in the workbook', async () => {
    const name = '=HYPERLINK("x")<script>alert(1)</script>';
    const hostile = {
      ...report,
      incident: { ...report.incident, legalEntity: { ...report.incident.legalEntity, name } },
    };
    expect(regulatorPage(hostile, 'en')).not.toContain('<script>');
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await regulatorWorkbook(hostile, 'en')) as never);
    const cell = book.worksheets[1]!.getRow(4).getCell(2);
    expect(cell.value).toBe(name);
    expect(cell.type).toBe(ExcelJS.ValueType.String);
  });
});

const californians = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) =>
    aPerson(`cal.${from + i}`, { country: 'US', region: 'California', leaks: SSN }),
  );

describe('duties by today’s counts', () => {
  test('flip when a new run changes the count, and the change is told', async () => {
    const incidentId = await office.incident(californians(0, 499));
    await reporting.duties.countNew();
    const before = await reporting.duties.list(incidentId);
    const authority = (list: typeof before) =>
      list.laws.find(({ law }) => law === 'US-CA')!.duties.find(({ to }) => to === 'authority');
    expect(authority(before)).toMatchObject({ counted: 499, atLeast: 501, owed: false });
    expect(before.flips).toBeNull();

    await stage(office.t, incidentId, { name: 'more.csv', rows: californians(499, 502) });
    await office.people.resolve(incidentId, office.maker);
    expect(await reporting.duties.countNew()).toBe(1);
    expect(await reporting.duties.countNew()).toBe(0);
    const after = await reporting.duties.list(incidentId);
    expect(authority(after)).toMatchObject({ counted: 502, owed: true });
    expect(after.flips).toEqual({ sinceRun: 1, changes: [{ law: 'US-CA', duty: 'authority', owed: true }] });
  });

  test('before anybody is counted the laws are those of the incident’s own country', async () => {
    const { incidents } = incidentParts(office.t);
    const { id } = await incidents.declare(
      { name: 'Belum dihitung', legalEntity: { name: 'UK Ltd', country: 'GB' } },
      office.maker,
    );
    const list = await reporting.duties.list(id);
    expect(list).toMatchObject({ runNo: null, persons: 0, laws: [] });
    expect(list.clocks.map(({ law }) => law)).toEqual(['UK']);
    const report = await reporting.reports.make(id, office.maker);
    expect(report).toMatchObject({ persons: 0, told: 0, forecast: { misses: [] } });
    expect(regulatorPage(report, 'id')).toContain('Belum ada orang yang dihitung.');
  });
});

describe('the finish forecast', () => {
  test('says who waits in which lane, who misses the deadline, and that launching would change it', async () => {
    const incidentId = await office.incident([aPerson('waits.one'), aPerson('waits.two')]);
    await recently(incidentId);
    const before = await reporting.reports.make(incidentId, office.maker);
    expect(before.forecast).toMatchObject({
      finishesAt: null,
      lanes: [{ name: 'launch', persons: 2, finishesAt: null }],
      misses: [{ law: 'ID', persons: 2, of: 2 }],
    });
    expect(before.forecast.changes[0]!.words.en).toContain('no notice has been launched');

    const id = await office.approved(incidentId);
    await office.launches.launch(id, {}, office.maker);
    const planned = await reporting.reports.make(incidentId, office.maker);
    expect(planned.forecast).toMatchObject({
      lanes: [{ name: 'email (ses)', persons: 2 }],
      misses: [],
      changes: [],
    });
    expect(planned.forecast.finishesAt!.getTime() - Date.now()).toBeLessThan(60_000);

    await office.launches.pause(id, office.maker);
    const paused = await reporting.reports.make(incidentId, office.maker);
    expect(paused.forecast).toMatchObject({ finishesAt: null, misses: [{ persons: 2 }] });
    expect(paused.forecast.changes[0]!.words.id).toContain('dijeda');
  });
});
