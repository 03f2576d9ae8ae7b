import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ActionLists } from '../../src/extracts/index.ts';
import type { IncidentId } from '../../src/kernel/ids.ts';
import { type Lineage, Lookups, Reveals } from '../../src/people/index.ts';
import { Audit } from '../../src/platform/audit/audit.ts';
import { aBreachDesk, type BreachDesk } from '../support/breach-desk.ts';
import { takeSmall } from '../support/small-breach.ts';

let desk: BreachDesk;
let lookups: Lookups;
let actions: ActionLists;

beforeAll(async () => {
  desk = await aBreachDesk();
  const { t, keys, clock } = desk;
  const audit = new Audit(clock);
  lookups = new Lookups(t.db, keys);
  actions = new ActionLists(t.db, lookups, new Reveals(t.db, keys, audit), audit);
});
afterAll(() => desk.close());

const id = { use: 'customer_id' };
const email = { use: 'email', category: 'con.email' };
const password = { category: 'cred.password' };

async function breach(): Promise<IncidentId> {
  const incident = await desk.incident();
  await takeSmall(desk, incident, {
    'main.csv': { lines: ['id,mail', 'A1,ani@example.com'], mapping: { columns: { id, mail: email } } },
    'shop.csv': {
      lines: ['shop_id,pw', 'S77,rahasia', 'S78,rahasia'],
      mapping: { id_space: 'shop', columns: { shop_id: id, pw: password } },
    },
    'crosswalk.csv': {
      lines: ['id,shop_id', 'A1,S77'],
      mapping: { role: 'reference', columns: { id, shop_id: { use: 'customer_id', id_space: 'shop' } } },
    },
    'orders.csv': {
      lines: ['order,shop_id', 'O-1,S77'],
      mapping: { id_space: 'shop', columns: { order: { use: 'link:order' }, shop_id: id } },
    },
    'items.csv': {
      lines: ['order,address', 'O-1,Jl. Melati 1'],
      mapping: { columns: { order: { use: 'link:order' }, address: { category: 'con.address' } } },
    },
  });
  await desk.resolve(incident);
  return incident;
}

const brief = ({ rows }: Lineage) =>
  rows.map(({ file, rule, idSpace, contributes }) => [
    file,
    rule,
    idSpace,
    contributes.map(({ code }) => code),
  ]);

describe('a person of several id spaces and linked files', () => {
  test('has a lineage that says crosswalk and link', async () => {
    const incident = await breach();
    const [ref] = await desk.people.findByKey(incident, { customerId: 'A1' });
    expect(brief(await lookups.lineage(incident, ref!))).toEqual([
      ['crosswalk.csv', 'customer_id', 'main', []],
      ['items.csv', 'link', 'shop', ['con.address']],
      ['main.csv', 'customer_id', 'main', ['con.email']],
      ['orders.csv', 'crosswalk', 'shop', []],
      ['shop.csv', 'crosswalk', 'shop', ['cred.password']],
    ]);
    const found = await lookups.find(incident, { customerId: 'S77', idSpace: 'shop' });
    expect(found).toMatchObject([ref!]);
  });

  test('stands in an action list under every customer id, each with its id space', async () => {
    const incident = await breach();
    let csv = '';
    for await (const line of actions.write(incident, { errand: 'force_reset' }, desk.maker)) csv += line;
    const cells = csv
      .split('\r\n')
      .slice(1, -1)
      .map((line) => line.split(','));
    expect(cells.map(([value, space]) => `${value}@${space}`).sort()).toEqual([
      'A1@main',
      'S77@shop',
      'S78@shop',
    ]);
    expect(new Set(cells.map(([, , person]) => person)).size).toBe(2);
  });
});
