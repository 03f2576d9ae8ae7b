import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import ExcelJS from 'exceljs';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '../../src/kernel/clock.ts';
import type { IncidentId } from '../../src/kernel/ids.ts';
import { SHIPPED_BOOK } from '../../src/laws/index.ts';
import { ApiKeys, Operators, TERMINAL_ACTOR } from '../../src/operators/index.ts';
import { People } from '../../src/people/index.ts';
import { Audit } from '../../src/platform/audit/audit.ts';
import { type ReportId, StoredReports } from '../../src/reports/index.ts';
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
  let approver: string;
  let incident: IncidentId;

  beforeAll(async () => {
    web = await aWeb();
    lead = await web.keyOf('Lia Lead', ['incident_lead']);
    auditor = await web.keyOf('Aulia Auditor', ['auditor']);
    hotline = await web.keyOf('Hadi Hotline', ['hotline']);
    approver = await web.keyOf('Citra Checker', ['approver']);
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

  const post = (url: string, key: string, body: object = {}) =>
    web.call({ method: 'POST', url: `/api/v1/${url}`, key, body });
  const get = (url: string, key: string) => web.call({ url: `/api/v1/${url}`, key });

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
    const asked = await revise(lead, edit);
    expect(asked).toMatchObject({ status: 200, json: { version: 0, edited: false, waiting: 1 } });
    expect(await revise(lead, { ...edit, data: KOREA })).toMatchObject({
      status: 409,
      json: { code: 'laws.waits' },
    });
    const shown = await get('laws/KR', auditor);
    expect(shown.json).toMatchObject({
      current: { title: KOREA.title },
      versions: [{ version: 1, decision: null, changes: [{ path: 'title', before: KOREA.title }] }],
    });

    expect((await post('law-edits/law/KR/approve', lead)).status).toBe(403);
    expect(await post('law-edits/law/KR/refuse', approver)).toMatchObject({ status: 400 });
    const { digest } = asked.json;
    expect(await post('law-edits/law/KR/approve', approver, { digest })).toMatchObject({
      status: 200,
      json: { version: 1, edited: true, waiting: null, current: { title: edit.data.title } },
    });
    const { version } = (await get('laws', auditor)).json as { version: string };
    expect(version).not.toBe(SHIPPED_BOOK.version);
    expect(await get(`law-books/${version}`, auditor)).toMatchObject({ status: 200, json: { version } });
    expect((await get('law-books/nothing', auditor)).status).toBe(404);

    const reset = await post('law-edits/law/KR/reset', lead, { reason: 'taken back' });
    expect(reset).toMatchObject({ status: 200, json: { version: 1, waiting: 2 } });
    expect(await post('law-edits/law/KR/withdraw', lead)).toMatchObject({ json: { waiting: null } });
    await post('law-edits/law/KR/reset', lead, { reason: 'taken back' });
    expect(await post('law-edits/law/KR/approve', approver)).toMatchObject({ json: { edited: false } });
    expect((await post('law-edits/rule/KR/approve', approver)).status).toBe(404);
    expect((await get('laws/XX', auditor)).status).toBe(404);
  });

  test('a hold is recorded by one, confirmed by another, stands beside the clocks, and is lifted', async () => {
    const body = {
      authority: 'Polri',
      reference: 'B/114/V/2026',
      requestSha256: 'a'.repeat(64),
      reason: 'Penyidikan berjalan',
      untilAt: new Date(Date.now() + 86_400_000).toISOString(),
      lawCodes: ['ID'],
    };
    expect((await post(`incidents/${incident}/holds`, hotline, body)).status).toBe(403);
    expect(await post(`incidents/${incident}/holds`, lead, { ...body, lawCodes: ['XX'] })).toMatchObject({
      status: 400,
      json: { code: 'laws.bad_hold' },
    });
    const { status, json } = await post(`incidents/${incident}/holds`, lead, body);
    expect({ status, json }).toMatchObject({ status: 201, json: { status: 'recorded' } });
    const hold = json['id'] as string;
    expect((await post(`holds/${hold}/confirm`, lead)).status).toBe(403);
    expect(await post(`holds/${hold}/confirm`, approver)).toMatchObject({ json: { status: 'confirmed' } });
    const { json: duties } = await get(`incidents/${incident}/duties`, hotline);
    expect(duties).toMatchObject({ holds: [{ id: hold }], clocks: [{ law: 'ID', heldUntil: body.untilAt }] });
    const readiness = await get(`incidents/${incident}/readiness`, auditor);
    expect(readiness.json).toMatchObject({ clocks: [{ heldUntil: body.untilAt }] });
    expect(await post(`holds/${hold}/end`, lead, { reason: 'Para pelaku tertangkap' })).toMatchObject({
      status: 200,
      json: { status: 'lifted' },
    });
    expect((await get(`incidents/${incident}/holds`, auditor)).json).toMatchObject({
      holds: [{ status: 'lifted' }],
    });
  });

  test('a posting counts whom it stands for, takes its proof, and is never shown in our own origin', async () => {
    const body = {
      lawCodes: ['ID', 'US-HIPAA'],
      medium: 'site',
      place: 'https://contoh.example/pemberitahuan',
      locale: 'id',
      words: 'Data Anda bocor …',
      startsAt: '2026-05-08T00:00:00Z',
      endsAt: '2026-05-18T00:00:00Z',
    };
    expect((await post(`incidents/${incident}/postings`, auditor, body)).status).toBe(403);
    const { status, json } = await post(`incidents/${incident}/postings`, lead, body);
    expect({ status, json }).toMatchObject({
      status: 201,
      json: {
        standsFor: [
          { law: 'ID', persons: 0 },
          { law: 'US-HIPAA', persons: 0 },
        ],
      },
    });
    const posting = json['id'] as string;
    const content = Buffer.from('<script>alert(1)</script>').toString('base64');
    const seenAt = '2026-05-09T00:00:00Z';
    const proof = { seenAt, content, mediaType: 'text/html' };
    expect(await post(`postings/${posting}/proofs`, lead, proof)).toMatchObject({ status: 201 });
    expect((await post(`postings/${posting}/proofs`, lead, { seenAt })).status).toBe(400);
    const file = await get(`postings/${posting}/proofs/1`, auditor);
    expect(file).toMatchObject({
      text: '<script>alert(1)</script>',
      headers: { 'content-disposition': 'attachment', 'x-content-type-options': 'nosniff' },
    });
    expect((await get(`incidents/${incident}/postings`, auditor)).json).toMatchObject({
      postings: [{ id: posting, proofs: [{ no: 1 }], standing: { warnings: [{ law: 'US-HIPAA' }] } }],
    });
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

  test('a report is asked for, made by a worker, and fetched as the same bytes by whoever reads reports', async () => {
    const list = `incidents/${incident}/regulator-reports`;
    expect((await post(list, hotline)).status).toBe(403);
    const asked = await post(list, auditor);
    expect(asked).toMatchObject({ status: 202, json: { status: 'waiting', files: [] } });
    const id = asked.json['id'] as ReportId;
    expect(asked.headers['location']).toBe(`/api/v1/regulator-reports/${id}`);
    expect(await get(`regulator-reports/${id}/figures.json`, auditor)).toMatchObject({
      status: 409,
      json: { code: 'reports.not_ready' },
    });

    await web.app.get(StoredReports, { strict: false }).make(id);
    const made = await get(`regulator-reports/${id}`, auditor);
    expect(made.json).toMatchObject({ status: 'ready', persons: 2, told: 0, runNo: 1 });
    expect((made.json['files'] as { name: string }[]).map(({ name }) => name)).toEqual([
      'en.html',
      'en.xlsx',
      'figures.json',
      'id.html',
      'id.xlsx',
    ]);
    expect((await get(`regulator-reports/${id}/figures.json`, hotline)).status).toBe(403);
    expect((await get(`regulator-reports/${id}/figures.json`, auditor)).json).toMatchObject({ persons: 2 });
    const page = await get(`regulator-reports/${id}/id.html`, auditor);
    expect(page.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    });
    expect(page.text).toContain('<html lang="id">');
    expect((await get(`regulator-reports/${id}/id.html`, auditor)).text).toBe(page.text);
    const book = await get(`regulator-reports/${id}/en.xlsx`, auditor);
    expect(book.headers['content-disposition']).toBe(`attachment; filename="${id}-en.xlsx"`);
    expect((await get(`regulator-reports/${id}/fr.html`, auditor)).status).toBe(404);
    expect((await get(list, auditor)).json).toMatchObject({ reports: [{ id, status: 'ready' }] });
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
  let checker: Record<string, string>;
  const out = (name: string): string => join(desk.dir, name);

  beforeAll(async () => {
    desk = await aTerminalDesk();
    incident = await desk.anIncident();
    const audit = new Audit(systemClock);
    const keys = new ApiKeys(desk.t.db, new Operators(desk.t.db, audit, systemClock), audit, systemClock);
    const { operatorId } = await anOperator(desk.t.db, 'Citra Checker', ['approver']);
    const { key } = await keys.make(operatorId, 'test', TERMINAL_ACTOR);
    checker = { AMENDS_API_KEY: key.reveal() };
  });
  afterAll(() => desk.close());

  test('a law is shown, revised from a file, compared, approved by another person, and taken back', async () => {
    const shown = await desk.json(['law', 'show', 'KR']);
    const edited = { ...(shown['current'] as object), title: 'PIPA 34, edited' };
    writeFileSync(out('kr.json'), JSON.stringify(edited));
    const revise = ['law', 'revise', out('kr.json'), '--reason', 'Counsel'];
    const revised = await desk.json(revise);
    expect(revised).toMatchObject({ version: 0, waiting: 1, edited: false });
    expectRefusal(await desk.run(revise), /Version 1 of KR waits for a second person/);
    // As it was shown, edited within: the law in it is read.
    writeFileSync(out('shown.json'), JSON.stringify({ ...shown, current: edited }));
    const again = ['law', 'revise', out('shown.json'), '--reason', 'Counsel'];
    expectRefusal(await desk.run(again), /Version 1 of KR waits for a second person/);
    const diff = (await desk.run(['law', 'diff', 'KR'])).out;
    expect(diff).toContain('waits');
    expect(diff).toContain('"PIPA 34, edited"');

    const approve = ['law', 'approve', 'KR', '--digest', String(revised['digest'])];
    expectRefusal(await desk.run(approve), /needs the permission law\.approve/);
    expect((await desk.run(approve, checker)).code).toBe(0);
    expect(await desk.json(['law', 'show', 'KR'])).toMatchObject({ version: 1, edited: true });
    expectRefusal(await desk.run(revise), /exactly what stands there/);
    expectRefusal(await desk.run(['law', 'show', 'XX']), /There is no law XX/);
    expectRefusal(await desk.run(['law', 'diff', 'KR', '--version', '9']), /no version 9 of KR/);

    await desk.json(['law', 'reset', 'KR', '--reason', 'back']);
    expect((await desk.run(['law', 'refuse', 'KR', '--reason', 'keep it'], checker)).code).toBe(0);
    await desk.json(['law', 'reset', 'KR', '--reason', 'back']);
    expect(await desk.json(['law', 'withdraw', 'KR'])).toMatchObject({ version: 1, waiting: null });
    expect(await desk.json(['law', 'show', 'BR', '--calendar'])).toMatchObject({ kind: 'calendar' });
    const { version } = await desk.json(['law', 'list']);
    expect((await desk.run(['law', 'book', String(version)])).out).toContain('PIPA 34, edited');
  });

  test('a hold is recorded from the written request, confirmed by another person, and shown', async () => {
    writeFileSync(out('request.pdf'), 'please wait');
    const record = [
      'hold', 'record', incident, '--authority', 'Polri', '--reference', 'B/1', '--request', out('request.pdf'),
      '--reason', 'An investigation', '--until', new Date(Date.now() + 86_400_000).toISOString(),
    ]; // prettier-ignore
    const { id } = await desk.json(record);
    expectRefusal(await desk.run(['hold', 'confirm', String(id)]), /needs the permission hold\.approve/);
    expect((await desk.run(['hold', 'confirm', String(id)], checker)).code).toBe(0);
    expect((await desk.run(['hold', 'list', incident])).out).toContain('confirmed');
    expect((await desk.run(['law', 'duties', incident])).out).toContain('held back on request');
    const end = ['hold', 'end', String(id), '--reason', 'It is over'];
    expect(await desk.json(end)).toMatchObject({ status: 'lifted' });
    expectRefusal(await desk.run(end), /The hold is lifted/);
    expectRefusal(await desk.run([...record.slice(0, -1), 'tomorrow']), /instant with its offset/);
  });

  test('a posting is recorded with its words, proved and taken down', async () => {
    writeFileSync(out('words.txt'), 'Your data leaked.');
    writeFileSync(out('page.png'), 'not really a picture');
    const add = [
      'posting', 'add', incident, '--law', 'KR', '--medium', 'site', '--place', 'https://contoh.example/notice',
      '--words', out('words.txt'), '--from', '2026-05-08T00:00:00Z', '--until', '2026-05-18T00:00:00Z',
    ]; // prettier-ignore
    const { id } = await desk.json(add);
    expect((await desk.run(['posting', 'list', incident])).out).toContain('KR asks for 30 days');
    const seen = ['--seen', '2026-05-09T00:00:00Z'];
    const proved = await desk.json(['posting', 'prove', String(id), ...seen, '--file', out('page.png')]);
    expect(proved).toMatchObject({ proofs: [{ no: 1, mediaType: 'image/png' }] });
    expectRefusal(await desk.run(['posting', 'prove', String(id), ...seen]), /64 hexadecimal digits/);
    const end = ['posting', 'end', String(id), '--at', '2026-05-12T00:00:00Z', '--reason', 'The site moved'];
    expect(await desk.json(end)).toMatchObject({ standing: { state: 'over', days: 4 } });
    expectRefusal(await desk.run(end), /The posting ended/);
    expectRefusal(await desk.run(add.with(6, 'billboard')), /medium/);
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
    const [first] = (await desk.json(['report', 'list', incident])) as unknown as { id: string }[];
    const fetch = ['report', 'fetch', first!.id, '--out', out('again.html')];
    expect(await desk.json(fetch)).toMatchObject({ bytes: expect.any(Number) });
    expect(readFileSync(out('again.html'), 'utf8')).toBe(readFileSync(out('r.html'), 'utf8'));
  });
});
