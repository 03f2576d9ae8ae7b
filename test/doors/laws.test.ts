import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import ExcelJS from 'exceljs';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IncidentId } from '../../src/kernel/ids.ts';
import { SHIPPED_BOOK } from '../../src/laws/index.ts';
import { People } from '../../src/people/index.ts';
import { anIncident } from '../support/incidents.ts';
import { anOperator } from '../support/operators.ts';
import { stage } from '../support/people-fixtures.ts';
import { aTerminalDesk, expectRefusal, type TerminalDesk } from '../support/terminal.ts';
import { aWeb, type TestWeb } from '../support/web.ts';

const KOREA = SHIPPED_BOOK.laws.find(({ code }) => code === 'KR')!;

const writing = (incident: string, file: string, locale: string) => [
  'report',
  'regulator',
  incident,
  '--locale',
  locale,
  '--out',
  file,
];

describe('over HTTP', () => {
  let web: TestWeb;
  let lead: string;
  let auditor: string;
  let hotline: string;
  let incident: IncidentId;

  beforeAll(async () => {
    web = await aWeb();
    lead = await web.keyOf('Lia Lead', ['incident_lead']);
    auditor = await web.keyOf('Aulia Auditor', ['auditor']);
    hotline = await web.keyOf('Hadi Hotline', ['hotline']);
    incident = (await anIncident(web)).id;
    const rows = [
      { email: 'ani@example.com', country: 'ID', leaks: [['con.email', 'plaintext']] },
      {
        email: 'bob@example.com',
        country: 'US',
        region: 'MA',
        leaks: [
          ['id.name', 'plaintext'],
          ['gov.ssn', 'plaintext'],
        ],
      },
    ] as const;
    await stage(web, incident, { name: 'a.csv', rows });
    await web.app.get(People, { strict: false }).resolve(incident, await anOperator(web.db, 'Ruli'));
  });
  afterAll(() => web.close());

  const at = (ending: string, key: string) =>
    web.call({ url: `/api/v1/incidents/${incident}/regulator-report${ending}`, key });

  test('laws are read by whoever reads, and changed only by whoever may, with a reason', async () => {
    const list = await web.call({ url: '/api/v1/laws', key: auditor });
    expect(list.json).toMatchObject({ version: SHIPPED_BOOK.version });
    expect(list.json['entries']).toHaveLength(SHIPPED_BOOK.laws.length + SHIPPED_BOOK.calendars.length);
    const edit = {
      data: { ...KOREA, title: 'PIPA 34, as counsel reads it' },
      reason: 'Counsel, 6 May',
      onVersion: 0,
    };
    const revise = (key: string, body: object) =>
      web.call({ method: 'POST', url: '/api/v1/laws', key, body });
    expect((await revise(auditor, edit)).status).toBe(403);
    expect(await revise(lead, { ...edit, reason: undefined })).toMatchObject({ status: 400 });
    expect(await revise(lead, { ...edit, data: { ...edit.data, duties: [{}] } })).toMatchObject({
      status: 400,
      json: { code: 'laws.bad_data', detail: expect.stringContaining('duties[0].code') },
    });
    expect(await revise(lead, edit)).toMatchObject({ status: 200, json: { version: 1, edited: true } });
    expect(await revise(lead, { ...edit, data: KOREA })).toMatchObject({ status: 409 });
    const shown = await web.call({ url: '/api/v1/laws/KR', key: auditor });
    expect(shown.json).toMatchObject({
      current: { title: 'PIPA 34, as counsel reads it' },
      versions: [{ version: 1 }],
    });
    const reset = {
      method: 'POST',
      url: '/api/v1/laws/KR/reset',
      key: lead,
      body: { reason: 'taken back' },
    } as const;
    expect(await web.call(reset)).toMatchObject({ status: 200, json: { version: 2, edited: false } });
    expect((await web.call({ url: '/api/v1/laws/XX', key: auditor })).status).toBe(404);
  });

  test('duties are counted by residence and by what leaked', async () => {
    const { json } = await web.call({ url: `/api/v1/incidents/${incident}/duties`, key: hotline });
    expect(json).toMatchObject({ runNo: 1, persons: 2, flips: null });
    const laws = json['laws'] as { law: string; affected: number; triggered: number }[];
    expect(laws.map(({ law, affected, triggered }) => [law, affected, triggered])).toEqual([
      ['ID', 1, 1],
      ['US-MA', 1, 1],
      ['US-HIPAA', 1, 0],
    ]);
  });

  test('the report comes as figures, page and workbook, only to whoever reads reports', async () => {
    expect((await at('', hotline)).status).toBe(403);
    expect((await at('', auditor)).json).toMatchObject({ persons: 2, told: 0 });
    const page = await at('.html?locale=id', auditor);
    expect(page.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    });
    expect(page.text).toContain('<html lang="id">');
    expect((await at('.html?locale=fr', auditor)).status).toBe(400);
    const book = await at('.xlsx', auditor);
    expect(book.headers['content-disposition']).toMatch(/^attachment; filename="INC-\d{4}-\d{4}-en\.xlsx"$/);
  });

  test('the finish forecast says who would be late and why', async () => {
    const url = `/api/v1/incidents/${incident}/forecast`;
    expect((await web.call({ url, key: hotline })).json).toMatchObject({
      finishesAt: null,
      lanes: [{ name: 'launch', persons: 2 }],
      changes: [{ kind: 'release' }, { kind: 'late' }],
    });
  });

  test('the readiness list shows the clocks of every law that protects somebody affected', async () => {
    const { json } = await web.call({ url: `/api/v1/incidents/${incident}/readiness`, key: auditor });
    const clocks = json['clocks'] as { law: string; who: string[] }[];
    expect(clocks.map(({ law, who }) => [law, who])).toEqual([['ID', ['authority', 'subject']]]);
  });
});

describe('in the terminal', () => {
  let desk: TerminalDesk;
  let incident: string;
  const out = (name: string): string => join(desk.dir, name);

  beforeAll(async () => {
    desk = await aTerminalDesk();
    incident = await desk.anIncident();
  });
  afterAll(() => desk.close());

  test('a law is shown, revised from a file, and taken back', async () => {
    const shown = await desk.json(['law', 'show', 'KR']);
    writeFileSync(
      out('kr.json'),
      JSON.stringify({ ...(shown['current'] as object), title: 'PIPA 34, edited' }),
    );
    const revised = await desk.json(['law', 'revise', out('kr.json'), '--reason', 'Counsel']);
    expect(revised).toMatchObject({ version: 1, edited: true });
    expectRefusal(
      await desk.run(['law', 'revise', out('kr.json'), '--reason', 'Counsel']),
      /exactly what stands there/,
    );
    expectRefusal(await desk.run(['law', 'show', 'XX']), /There is no law XX/);
    expect(await desk.json(['law', 'reset', 'KR', '--reason', 'back'])).toMatchObject({
      version: 2,
      edited: false,
    });
    expect(await desk.json(['law', 'show', 'BR', '--calendar'])).toMatchObject({ kind: 'calendar' });
  });

  test('duties and figures are printed for people', async () => {
    expect((await desk.run(['law', 'duties', incident])).out).toContain('PT72H');
    expect((await desk.run(['report', 'forecast', incident])).out).toContain('what would change it');
    expect((await desk.run(['law', 'list'])).out).toContain('US-HIPAA');
    expect((await desk.run(['report', 'regulator', incident])).out).toContain('Overview');
  });

  test('a report is written once, as workbook or page, in either language', async () => {
    expect(await desk.json(writing(incident, out('r.xlsx'), 'id'))).toMatchObject({
      written: { bytes: expect.any(Number) },
    });
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(out('r.xlsx'));
    expect(book.worksheets[0]!.name).toBe('Ringkasan');
    await desk.json(writing(incident, out('r.html'), 'en'));
    expect(readFileSync(out('r.html'), 'utf8')).toContain('Report to the regulator');
    expectRefusal(await desk.run(writing(incident, out('r.html'), 'en')), /r\.html/);
    expectRefusal(await desk.run(writing(incident, out('r.pdf'), 'en')), /\.xlsx or \.html/);
    expectRefusal(await desk.run(writing(incident, out('s.html'), 'fr')), /--locale is one of these: id, en/);
  });
});
