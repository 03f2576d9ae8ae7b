import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PROJECT_ROOT } from '../../src/platform/root.ts';
import { aTerminalDesk, expectRefusal, type TerminalDesk } from '../support/terminal.ts';

const MAPPING = join(PROJECT_ROOT, 'samples', 'contoh-games', 'mapping.json');
const good = 'id,email\n1,a@example.com\n2,b@example.com\n';
const COLUMNS = { id: { use: 'customer_id' }, email: { use: 'email', category: 'con.email' } };

let desk: TerminalDesk;

beforeAll(async () => {
  desk = await aTerminalDesk();
});
afterAll(() => desk.close());

const run: TerminalDesk['run'] = (line, env) => desk.run(line, env);
const json: TerminalDesk['json'] = (line) => desk.json(line);
const anIncident: TerminalDesk['anIncident'] = () => desk.anIncident();

function file(name: string, content: string): string {
  const path = join(desk.dir, name);
  writeFileSync(path, content);
  return path;
}

function mappingOf(name: string, columns: Record<string, unknown>): string {
  return file(`mapping-${name}.json`, JSON.stringify({ [name]: { columns } }));
}

async function refused(line: (incident: string) => readonly string[], sentence: RegExp): Promise<void> {
  const incident = await anIncident();
  expectRefusal(await run(line(incident)), sentence);
  expect(await json(['sources', incident])).toEqual([]);
}

describe('refusals: one sentence, a code, and nothing half done', () => {
  test('a missing file', () =>
    refused(
      (i) => ['intake', i, '--mapping', MAPPING, join(desk.dir, 'nowhere.csv')],
      /There is no file .*nowhere\.csv/,
    ));

  test('an empty file', () =>
    refused((i) => ['intake', i, '--mapping', MAPPING, file('empty.csv', '')], /empty\.csv is empty/));

  test('a directory', () => {
    mkdirSync(join(desk.dir, 'folder.csv'));
    return refused(
      (i) => ['intake', i, '--mapping', MAPPING, join(desk.dir, 'folder.csv')],
      /is a directory/,
    );
  });

  test('one bad file among good ones', () =>
    refused(
      (i) => [
        'intake',
        i,
        '--mapping',
        mappingOf('good.csv', COLUMNS),
        file('good.csv', good),
        join(desk.dir, 'no.csv'),
      ],
      /There is no file/,
    ));

  test('two files of one name', () => {
    mkdirSync(join(desk.dir, 'other'));
    const twin = join(desk.dir, 'other', 'twin.csv');
    writeFileSync(twin, `${good}3,c@example.com\n`);
    return refused(
      (i) => ['intake', i, '--mapping', mappingOf('twin.csv', COLUMNS), file('twin.csv', good), twin],
      /Two of the files are called twin\.csv/,
    );
  });

  test('a missing mapping', () =>
    refused(
      (i) => ['intake', i, '--mapping', join(desk.dir, 'none.json'), file('a.csv', good)],
      /There is no file/,
    ));

  test('a mapping that is not JSON, without a word of it', async () => {
    const mapping = file('broken.json', '{"secret-column": ');
    await refused(
      (i) => ['intake', i, '--mapping', mapping, file('a.csv', good)],
      /broken\.json is not JSON/,
    );
    const said = await run(['intake', await anIncident(), '--mapping', mapping, file('a.csv', good)]);
    expect(said.err).not.toContain('secret-column');
  });

  test('a mapping in another writing, as such and not as one that ends too early', () =>
    refused(
      (i) => ['intake', i, '--mapping', file('mapping.md', '# Mapping\n'), file('a.csv', good)],
      /mapping\.md is not JSON: something in it is out of place/,
    ));

  test('a mapping that is a list', () =>
    refused(
      (i) => ['intake', i, '--mapping', file('list.json', '[]'), file('a.csv', good)],
      /must hold a JSON object/,
    ));

  test('a mapping without this file', () =>
    refused((i) => ['intake', i, '--mapping', mappingOf('b.csv', COLUMNS), file('a.csv', good)], /a\.csv/));

  test('an unknown column', () => {
    const mapping = mappingOf('a.csv', { ...COLUMNS, nothing: { use: 'phone' } });
    return refused((i) => ['intake', i, '--mapping', mapping, file('a.csv', good)], /nothing/);
  });

  test('an unknown category', () => {
    const mapping = mappingOf('a.csv', { ...COLUMNS, email: { use: 'email', category: 'con.telepathy' } });
    return refused((i) => ['intake', i, '--mapping', mapping, file('a.csv', good)], /con\.telepathy/);
  });

  test('no key column', () => {
    const mapping = mappingOf('a.csv', { id: {}, email: { category: 'con.email' } });
    return refused((i) => ['intake', i, '--mapping', mapping, file('a.csv', good)], /key/);
  });

  test('a file without one good row', () => {
    const bad = file('bad.csv', 'id,email\n,\n,\n');
    return refused((i) => ['intake', i, '--mapping', mappingOf('bad.csv', COLUMNS), bad], /bad\.csv/);
  });

  test('the same content under another name', async () => {
    const incident = await anIncident();
    const first = ['intake', incident, '--mapping', mappingOf('one.csv', COLUMNS), file('one.csv', good)];
    expect((await run(first)).code).toBe(0);
    const second = ['intake', incident, '--mapping', mappingOf('two.csv', COLUMNS), file('two.csv', good)];
    expectRefusal(await run(second), /two\.csv .*one\.csv|one\.csv.*two\.csv/);
    expect(await json(['sources', incident])).toHaveLength(1);
  });

  test('an unknown incident', async () => {
    for (const line of [
      ['incident', 'show', 'nothing'],
      ['readiness', 'nothing'],
      ['rejects', 'nothing'],
      ['people', 'resolve', 'nothing'],
      ['intake', 'nothing', '--mapping', mappingOf('a.csv', COLUMNS), file('a.csv', good)],
      ['cost-report', 'nothing'],
      ['notice', 'list', 'nothing'],
    ]) {
      expectRefusal(await run(line), /There is no incident "nothing"/);
    }
  });

  test('an unknown notice, offer set or guard', async () => {
    const none = '00000000-0000-7000-8000-00000000000a';
    expectRefusal(await run(['notice', 'show', none]), /no notice/i);
    expectRefusal(await run(['launch', none]), /no notice/i);
    expectRefusal(await run(['offer', 'submit', none]), /no offer set/i);
    expectRefusal(await run(['launch', 'nothing']), /not the id of any notice/);
    expectRefusal(await run(['offer', 'submit', 'nothing']), /not the id of any offer set/);
  });

  test('a pilot of nobody, a wave that is none', async () => {
    const none = '00000000-0000-7000-8000-00000000000a';
    for (const pilot of ['abc', '0', '-1', '1.5', '1e99']) {
      expectRefusal(await run(['notice', 'plan', none, `--pilot=${pilot}`]), /not accepted: pilot must/);
    }
    expectRefusal(await run(['notice', 'open', none, 'x']), /not accepted: wave must/);
    expectRefusal(await run(['notice', 'open', none, '2']), /no notice/i);
  });

  test('resolving without rows', async () => {
    expectRefusal(await run(['people', 'resolve', await anIncident()]), /\w/);
  });

  test('a field of a facts file that is not known', async () => {
    const facts = file('facts.json', '{"colour": "red"}');
    expectRefusal(
      await run(['incident', 'create', '--name', 'X', '--facts', facts]),
      /colour is not known here/,
    );
  });

  test('a date that is none', async () => {
    const line = ['incident', 'create', '--name', 'X', '--discovered', 'yesterday'];
    expectRefusal(await run(line), /discoveredAt must be an instant/);
  });

  test('a line that makes no sense', async () => {
    expectRefusal(await run(['frobnicate']), /unknown command 'frobnicate'; .*--help/, 2);
    expectRefusal(await run(['incident', 'create']), /required option '--name <name>'/, 2);
    expectRefusal(await run(['incident', 'list', '--colour']), /unknown option '--colour'/, 2);
    expectRefusal(await run(['people', 'resolve']), /missing required argument 'incident'/, 2);
    expectRefusal(await run([]), /Say what to do; `amends --help` lists every verb\./, 2);
    expectRefusal(await run(['hotline']), /Say what to do; `amends hotline --help` lists every verb\./, 2);
  });

  test('help is a result', async () => {
    const said = await run(['--help']);
    expect(said).toMatchObject({ code: 0, err: '' });
    for (const name of [
      'incident',
      'intake',
      'rejects',
      'people',
      'guards',
      'guard',
      'notice',
      'launch',
      'offer',
      'ledger',
    ]) {
      expect(said.out).toContain(`  ${name}`);
    }
  });
});
