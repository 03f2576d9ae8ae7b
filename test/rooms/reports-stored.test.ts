import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import ExcelJS from 'exceljs';
import type { IncidentId } from '../../src/kernel/ids.ts';
import { REPORTS_QUEUE, ReportJobs, readReport, type StoredReport } from '../../src/reports/index.ts';
import { incidentParts } from '../support/incidents.ts';
import { aPerson, PostOffice } from '../support/notices.ts';
import { type Reporting, reportingOf } from '../support/reports.ts';

let office: PostOffice;
let reporting: Reporting;
let incidentId: IncidentId;

const DAY_MS = 86_400_000;
const days = (n: number) => new Date(Date.now() + n * DAY_MS);

beforeAll(async () => {
  office = await PostOffice.open();
  reporting = reportingOf(office);
  incidentId = await office.incident([
    aPerson('reached'),
    aPerson('nobody', { email: undefined }),
    aPerson('nobody.too', { email: undefined }),
    aPerson('korean', { country: 'KR', email: undefined }),
    aPerson('dead', { email: undefined, deceased: true }),
  ]);
});
afterAll(() => office.close());

async function made(): Promise<StoredReport> {
  const { id } = await reporting.stored.ask(incidentId, office.maker);
  return reporting.stored.finish(id);
}

describe('a substitute notice', () => {
  test('stands for whom nobody could reach, by law: neither the dead nor those with an address', async () => {
    const posting = await reporting.substitutes.post(
      incidentId,
      {
        lawCodes: ['ID', 'KR', 'EU'],
        medium: 'site',
        place: 'https://contoh.example/pemberitahuan',
        locale: 'id',
        words: 'Data Anda bocor.',
        startsAt: days(-1),
        endsAt: days(9),
      },
      office.maker,
    );
    expect(posting.standsFor).toEqual([
      { law: 'ID', persons: 2 },
      { law: 'KR', persons: 1 },
      { law: 'EU', persons: 0 },
    ]);
  });

  test('after a launch stands for whom nothing told and nothing is still to tell', async () => {
    const { id, incidentId: other } = await office.launched([aPerson('bounce'), aPerson('fine')]);
    const persons = async () =>
      (await reporting.substitutes.unreached(await incidentParts(office.t).incidents.get(other))).get('ID') ??
      0;
    expect(await persons()).toBe(0);
    office.door.open = true;
    await office.work(id);
    await office.untilStates(id, ({ email }) => email!.includes('bounced') && email!.includes('delivered'));
    expect(await persons()).toBe(1);
  });
});

describe('a report that was asked for', () => {
  test('is made once by whoever comes first, and its bytes never change', async () => {
    const { id } = await reporting.stored.ask(incidentId, office.maker);
    expect(await reporting.stored.get(id)).toMatchObject({ status: 'waiting', files: [] });
    const refused = reporting.stored.file(id, 'en.html', office.maker);
    await expect(refused).rejects.toMatchObject({ code: 'reports.not_ready' });
    await Promise.all([reporting.stored.make(id), reporting.stored.make(id)]);
    const ready = await reporting.stored.finish(id);
    expect(ready).toMatchObject({ status: 'ready', persons: 5, told: 0, step: null });
    for (const { name, sha256, bytes } of ready.files) {
      const content = await reporting.stored.file(id, name, office.maker);
      expect(createHash('sha256').update(content).digest('hex')).toBe(sha256);
      expect(content).toHaveLength(bytes);
    }
    await reporting.stored.make(id);
    expect(await reporting.stored.get(id)).toEqual(ready);
    const change = office.t.db.tx((tx) => tx.run(`DELETE FROM regulator_report_file`));
    await expect(change).rejects.toThrow();
  });

  test('is made anew where the process that made it died', async () => {
    const { id } = await reporting.stored.ask(incidentId, office.maker);
    await office.t.db.tx((tx) =>
      tx.run(`UPDATE regulator_report SET status = 'making', step = 'counting' WHERE id = $1`, [id]),
    );
    expect(await reporting.stored.finish(id)).toMatchObject({ status: 'ready', step: null });
  });

  test('is made by a worker that was woken, or whose sweep finds it', async () => {
    const jobs = new ReportJobs(reporting.duties, reporting.stored, office.jobs);
    await jobs.start();
    const { id } = await reporting.stored.ask(incidentId, office.maker);
    await office.jobs.wake(null, REPORTS_QUEUE, id);
    expect(await reporting.stored.finish(id)).toMatchObject({ status: 'ready' });
    expect(await reporting.stored.open()).toEqual([]);
  });

  test('that cannot be made says why', async () => {
    const { id } = await reporting.stored.ask(incidentId, office.maker);
    await office.t.db.tx((tx) =>
      tx.run(
        `UPDATE regulator_report SET status = 'failed', failure = 'No such run.',
                failed_with = '{"code":"people.no_run","message":"No such run.","facts":{}}' WHERE id = $1`,
        [id],
      ),
    );
    const refused = reporting.stored.file(id, 'en.html', office.maker);
    await expect(refused).rejects.toMatchObject({
      message: 'The report could not be made: No such run.',
      facts: { why: { code: 'people.no_run' } },
    });
  });
});

describe('the report', () => {
  test('shows holds and substitute notices with what is wrong, in the page, the workbook and the figures', async () => {
    const request = {
      authority: 'Polri',
      reference: 'B/114/V/2026',
      requestSha256: 'a'.repeat(64),
      reason: 'Penyidikan',
      untilAt: days(3),
    };
    const { id: hold } = await reporting.holds.record(incidentId, request, office.maker);
    await reporting.holds.confirm(hold, office.checker);
    const { id } = await made();
    const file = (name: string) => reporting.stored.file(id, name, office.maker);

    const figures = readReport(await file('figures.json'));
    expect(figures).toMatchObject({ holds: [{ id: hold, untilAt: request.untilAt }], postings: [{}] });
    expect(figures.madeAt).toBeInstanceOf(Date);
    expect(figures.clocks[0]!.heldUntil).toEqual(request.untilAt);

    const page = (await file('en.html')).toString('utf8');
    expect(page).toContain('B/114/V/2026');
    expect(page).toContain('It ends too early: KR asks for 30 days, this lasts 10.');
    expect((await file('id.html')).toString('utf8')).toContain('Berakhir terlalu cepat: KR meminta 30 hari');

    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await file('en.xlsx')) as never);
    const holds = book.getWorksheet('Held back on request')!;
    expect(holds.getRow(4).values).toEqual(expect.arrayContaining(['Polri', 'everybody', 'confirmed']));
    const postings = book.getWorksheet('Substitute notices')!;
    const rows = [4, 5, 6].map((row) => [
      postings.getRow(row).getCell(3).value,
      postings.getRow(row).getCell(4).value,
    ]);
    expect(rows).toEqual([
      ['ID', 2],
      ['KR', 1],
      ['EU', 0],
    ]);
    expect(postings.getRow(2).getCell(4).value).toContain('People nobody could reach');
  });
});
