import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Intake } from '../../src/intake/index.ts';
import { aTerminalDesk, expectRefusal, type TerminalDesk } from '../support/terminal.ts';
import { anIncident } from '../support/incidents.ts';
import { edited } from '../support/mappings.ts';
import { aWeb, type TestWeb } from '../support/web.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const FILE = 'id,email,catatan\n1,a@example.com,halo\n2,b@example.com,hai\n';

function withCategory(bytes: Buffer, category: string): Promise<Buffer> {
  return edited(bytes, { 'Columns!G4': category });
}

describe('over the API', () => {
  let web: TestWeb;
  let key: string;
  let base: string;
  beforeAll(async () => {
    web = await aWeb();
    key = await web.keyOf('Made Maker', ['incident_lead']);
    base = `/api/v1/incidents/${(await anIncident(web)).id}`;
    await web.call({
      method: 'PUT',
      url: `${base}/files/users.csv`,
      key,
      headers: { 'content-type': 'text/csv' },
      body: FILE,
    });
  });
  afterAll(() => web.close());

  test('a file is inspected, its proposals taken, its mapping changed, and every version kept', async () => {
    const look = await web.call({ url: `${base}/sources/users.csv/inspection`, key });
    expect(look).toMatchObject({
      status: 200,
      json: {
        file: 'users.csv',
        header: { present: true },
        columns: [{ name: 'id' }, { name: 'email' }, { name: 'catatan' }],
      },
    });
    expect(look.text).not.toContain('a@example.com');
    const taken = await web.call({
      method: 'POST',
      url: `${base}/intake/proposals`,
      key,
      body: { files: ['users.csv'] },
    });
    expect(taken).toMatchObject({ status: 202, json: { sources: [{ status: 'mapped' }] } });
    const mapping = { columns: { id: { use: 'customer_id' }, email: { use: 'email' }, catatan: {} } };
    const put = await web.call({
      method: 'PUT',
      url: `${base}/sources/users.csv/mapping`,
      key,
      body: { mapping },
    });
    expect(put).toMatchObject({
      status: 202,
      json: { sources: [{ baseName: 'users.csv', status: 'mapped' }] },
    });
    expect((await web.call({ url: `${base}/sources/users.csv/mapping`, key })).json).toMatchObject({
      version: 2,
      current: true,
      mapping,
    });
    expect((await web.call({ url: `${base}/sources/users.csv/mapping?version=1`, key })).json).toMatchObject({
      version: 1,
      current: false,
    });
    const versions = await web.call({ url: `${base}/sources/users.csv/mapping/versions`, key });
    expect(versions.json['versions']).toHaveLength(2);
    const id = (put.json['sources'] as { sourceId: string }[])[0]!.sourceId;
    expect((await web.call({ url: `${base}/sources/${id}/mapping`, key })).json).toMatchObject({
      file: 'users.csv',
    });
  });

  test('a mapping is checked without being set', async () => {
    const url = `${base}/sources/users.csv/mapping/check`;
    const { json } = await web.call({
      method: 'POST',
      url,
      key,
      body: { mapping: { columns: { id: { use: 'x' }, nama: {} } } },
    });
    expect(json['problems']).toEqual([expect.stringMatching(/^column "id" .* unknown use "x"/)]);
    const right = { columns: { id: {}, email: { use: 'email' }, catatan: {} } };
    expect((await web.call({ method: 'POST', url, key, body: { mapping: right } })).json).toMatchObject({
      problems: [],
      findings: [],
    });
  });

  test('a workbook goes out and comes back', async () => {
    const response = await web.app.inject({
      method: 'GET',
      url: `${base}/sources/users.csv/mapping.xlsx`,
      headers: { authorization: `Bearer ${key}` },
    });
    expect(response.headers).toMatchObject({
      'content-type': XLSX,
      'content-disposition': 'attachment; filename="mapping.xlsx"',
    });
    const body = await withCategory(response.rawPayload, 'com.support');
    const put = await web.call({
      method: 'PUT',
      url: `${base}/mapping.xlsx`,
      key,
      headers: { 'content-type': XLSX },
      body,
    });
    expect(put).toMatchObject({
      status: 202,
      json: { files: [{ file: 'users.csv', changed: true }], signature: null },
    });
    const refused = await web.call({
      method: 'PUT',
      url: `${base}/sources/users.csv/mapping.xlsx`,
      key,
      headers: { 'content-type': XLSX },
      body: await withCategory(response.rawPayload, 'com.unknown'),
    });
    expect(refused).toMatchObject({
      status: 400,
      json: { detail: 'The workbook cannot be used: Columns!G4: has the unknown category "com.unknown".' },
    });
    const sources = await web.app.get(Intake).sources(base.split('/').at(-1) as never);
    expect(sources).toMatchObject([{ status: 'mapped' }]);
  });

  test.each([
    ['GET', 'sources/nothing.csv/inspection', undefined, 404, 'intake.unknown_source'],
    ['GET', 'sources/users.csv/mapping?version=99', undefined, 404, 'intake.unknown_version'],
    ['GET', 'sources/users.csv/mapping?version=x', undefined, 404, 'intake.unknown_version'],
    ['PUT', 'sources/users.csv/mapping', { mapping: [] }, 400, 'api.invalid_input'],
    ['PUT', 'sources/users.csv/mapping', { mapping: {} }, 400, 'intake.bad_mapping'],
    ['PUT', 'mapping.xlsx', { mapping: {} }, 400, 'api.unreadable_body'],
    ['POST', 'intake/proposals', { files: ['x.csv'] }, 404, 'intake.unknown_source'],
    ['POST', 'intake/proposals', { files: ['users.csv'], columns: ['q'] }, 400, 'intake.no_such_column'],
  ] as const)('%s %s is refused', async (method, path, body, status, code) => {
    const answer = await web.call({ method, url: `${base}/${path}`, key, ...(body ? { body } : {}) });
    expect({ status: answer.status, code: answer.json['code'] }).toEqual({ status, code });
  });

  test('whoever may only read cannot set or import', async () => {
    const reader = await web.keyOf('Rina Reader', ['writer']);
    const body = { mapping: { columns: {} } };
    for (const url of [`${base}/sources/users.csv/mapping`, `${base}/mapping.xlsx`]) {
      expect((await web.call({ method: 'PUT', url, key: reader, body })).status).toBe(403);
    }
  });
});

describe('in the terminal', () => {
  let desk: TerminalDesk;
  let incident: string;
  let path: string;
  beforeAll(async () => {
    desk = await aTerminalDesk();
    incident = await desk.anIncident();
    path = join(desk.dir, 'users.csv');
    writeFileSync(path, FILE);
  });
  afterAll(() => desk.close());

  test('proposals are read, taken, exported, edited and taken back', async () => {
    const took = await desk.run(['intake', incident, path, '--accept-proposals']);
    expect(took).toMatchObject({ code: 0 });
    const look = await desk.run(['inspect', incident]);
    expect(look.out).toMatch(
      /email +100 % +2 +a@aaaaaaa\.aaa +email +con\.email .*2 of 2 values are e-mail addresses/,
    );
    expect(look.out).not.toContain('halo');
    const out = join(desk.dir, 'mapping.xlsx');
    expect(await desk.run(['mapping', 'export', incident, '--out', out])).toMatchObject({ code: 0, err: '' });
    writeFileSync(out, await withCategory(readFileSync(out), 'com.support'));
    expect((await desk.run(['mapping', 'import', incident, out])).out).toContain('users.csv');
    const shown = await desk.json(['mapping', 'show', incident, 'users.csv']);
    expect(shown).toMatchObject({ 'users.csv': { columns: { catatan: { category: 'com.support' } } } });
    expect(await desk.json(['mapping', 'versions', incident, 'users.csv'])).toMatchObject([
      { version: 2 },
      { version: 1 },
    ]);
    expect(await desk.json(['mapping', 'show', incident, 'users.csv', '--of', '1'])).toMatchObject({
      'users.csv': { columns: { catatan: { category: 'oth.free' } } },
    });
  });

  test('a mapping is checked and set', async () => {
    const file = join(desk.dir, 'mapping.json');
    writeFileSync(
      file,
      JSON.stringify({ 'users.csv': { columns: { id: { use: 'customer_id' }, email: {}, kota: {} } } }),
    );
    const checked = await desk.run(['mapping', 'check', incident, 'users.csv', '--mapping', file]);
    expect(checked).toMatchObject({ code: 1, err: '2 problems; the mapping does not fit.\n' });
    writeFileSync(
      file,
      JSON.stringify({ 'users.csv': { columns: { id: { use: 'customer_id' }, email: {}, catatan: {} } } }),
    );
    expect(await desk.run(['mapping', 'check', incident, 'users.csv', '--mapping', file])).toMatchObject({
      code: 0,
    });
    expect(await desk.run(['mapping', 'set', incident, 'users.csv', '--mapping', file])).toMatchObject({
      code: 0,
    });
    expect(await desk.json(['sources', incident])).toMatchObject([{ status: 'finished', staged: 2 }]);
  });

  test.each<readonly [string, (i: string, p: string) => readonly string[], RegExp, number?]>([
    ['no mapping at all', (i, p) => ['intake', i, p], /--mapping with a file, or --accept-proposals/],
    [
      'both',
      (i, p) => ['intake', i, p, '--mapping', p, '--accept-proposals'],
      /^Either --mapping or --accept-proposals/,
    ],
    [
      'a column of nothing',
      (i, p) => ['intake', i, p, '--mapping', p, '--column', 'x'],
      /--column names what --accept-proposals may take/,
    ],
    ['an unknown incident', () => ['inspect', 'nothing'], /There is no incident "nothing"/],
    ['an unknown file', (i) => ['inspect', i, 'no.csv'], /has no source no\.csv/],
    ['an unknown file of a mapping', (i) => ['mapping', 'show', i, 'no.csv'], /has no source no\.csv/],
    [
      'a version that is no number',
      (i) => ['mapping', 'show', i, 'users.csv', '--of', 'x'],
      /A version is a whole number/,
    ],
    [
      'a version that is not there',
      (i) => ['mapping', 'show', i, 'users.csv', '--of', '77'],
      /users\.csv has no mapping of version 77/,
    ],
    ['an existing file', (i, p) => ['mapping', 'export', i, '--out', p], /users\.csv is there already/],
    ['no file to export to', (i) => ['mapping', 'export', i], /required option/, 2],
    [
      'a folder that is not there',
      (i) => ['mapping', 'export', i, '--out', '/nowhere/x.xlsx'],
      /x\.xlsx cannot be written \(ENOENT\)/,
    ],
    [
      'a workbook that is not there',
      (i) => ['mapping', 'import', i, 'nowhere.xlsx'],
      /There is no file nowhere\.xlsx/,
    ],
    [
      'a workbook that is none',
      (i, p) => ['mapping', 'import', i, p],
      /^The workbook cannot be used: it is no readable XLSX workbook\.$/m,
    ],
    [
      'a mapping without the file',
      (i, p) => ['mapping', 'set', i, 'users.csv', '--mapping', p.replace('users.csv', 'other.json')],
      /The mapping says nothing about users\.csv/,
    ],
    [
      'a verb that is none',
      (i) => ['mapping', 'sign', i],
      /unknown command|too many arguments|makes no sense/i,
      2,
    ],
    ['nothing to say', () => ['mapping'], /Say what to do/, 2],
  ])('%s is refused in one sentence', async (_, line, sentence, code = 1) => {
    writeFileSync(join(desk.dir, 'other.json'), '{"x.csv": {}}');
    expectRefusal(await desk.run(line(incident, path)), sentence, code);
  });

  test('an uncertain column is refused until it is named, and nothing stays', async () => {
    const other = await desk.anIncident();
    const odd = join(desk.dir, 'odd.csv');
    writeFileSync(
      odd,
      `email,xq7\n${Array.from({ length: 30 }, (_, i) => `o${i}@example.com,v${i}w`).join('\n')}\n`,
    );
    expectRefusal(
      await desk.run(['intake', other, odd, '--accept-proposals']),
      /^Not sure enough of "xq7" of odd\.csv/,
    );
    expect(await desk.json(['sources', other])).toEqual([]);
    expectRefusal(await desk.run(['inspect', other]), /no uploaded file to look at/);
    expect(await desk.run(['intake', other, odd, '--accept-proposals', '--column', 'xq7'])).toMatchObject({
      code: 0,
    });
  });
});
