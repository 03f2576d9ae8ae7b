import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../src/kernel/actor.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import type { IncidentId } from '../../src/kernel/ids.ts';
import { DnsMailServers, MailDomains, NoMailServers, type MailServers } from '../../src/people/index.ts';
import { Audit } from '../../src/platform/audit/audit.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { DnsStandIn, type Zone } from '../support/dns-stand-in.ts';
import { anIncident, incidentParts } from '../support/incidents.ts';
import { anOperator } from '../support/operators.ts';
import { guardsOf, peopleOf, type RowInput, stage } from '../support/people-fixtures.ts';

const IPV6 = '2001:0db8:0000:0000:0000:0000:0000:0001';
const ZONE: Zone = {
  'surat.example': { mx: ['mx1.surat.example', 'mx2.surat.example'] },
  'alamat.example': { a: ['192.0.2.1'] },
  'enam.example': { aaaa: [IPV6] },
  'kosong.example': {},
  'menolak.example': { mx: ['.'] },
  'rusak.example': 'servfail',
  'diam.example': 'silent',
};

let t: TestDatabase;
let admin: Actor;
const running: DnsStandIn[] = [];

beforeAll(async () => {
  t = await freshDatabase();
  admin = await anOperator(t.db, 'Ayu');
});
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});
afterAll(() => t.close());

async function dns(zone: Zone = ZONE, delayMs = 0): Promise<DnsStandIn> {
  const server = await DnsStandIn.start(zone, delayMs);
  running.push(server);
  return server;
}

const asking = ({ address }: DnsStandIn) => new DnsMailServers({ servers: [address], timeoutMs: 250 });

function domainsOf(servers: MailServers): MailDomains {
  return new MailDomains(t.db, systemClock, incidentParts(t).keys, new Audit(systemClock), servers);
}

/** An incident whose people have so many addresses at each domain, resolved. */
async function peopleAt(
  at: Readonly<Record<string, number>>,
  more: readonly RowInput[] = [],
): Promise<IncidentId> {
  const { id } = await anIncident(t);
  const rows = Object.entries(at).flatMap(([domain, count]) =>
    Array.from({ length: count }, (_, i): RowInput => ({
      email: `rahasia${i}@${domain}`,
      leaks: [['con.email', 'plaintext']],
    })),
  );
  await stage(t, id, { name: 'a.csv', rows: [...rows, ...more] });
  await peopleOf(t).resolve(id, admin);
  return id;
}

async function checked(domains: MailDomains, id: IncidentId) {
  expect(await domains.run(await domains.ask(id, admin))).toBe(true);
  return (await domains.standing(id)).check!;
}

describe('a check of mail domains', () => {
  test('counts people by what the DNS says of the domain behind each address, and names the dead', async () => {
    const server = await dns();
    const id = await peopleAt(
      {
        'surat.example': 5,
        'alamat.example': 2,
        'enam.example': 1,
        'kosong.example': 4,
        'menolak.example': 3,
        'hilang.example': 6,
        'rusak.example': 2,
        'diam.example': 1,
        'wulandari.example': 1,
        'santoso.example': 2,
      },
      [{ phone: '+6281277763170' }, { customer: 'C1', email: 'tak@terkirim.example', sendable: false }],
    );
    const domains = domainsOf(asking(server));
    const check = await checked(domains, id);
    expect(check).toMatchObject({ status: 'done', run: 1, isCurrent: true, askedBy: admin.operatorId });
    expect(check.result).toEqual({
      people: 27,
      unopened: 0,
      answers: {
        mail_server: { domains: 1, people: 5 },
        host: { domains: 2, people: 3 },
        no_domain: { domains: 3, people: 9 },
        no_server: { domains: 1, people: 4 },
        refuses_mail: { domains: 1, people: 3 },
        unknown: { domains: 2, people: 3 },
      },
      dead: [
        { reason: 'no_domain', domain: 'hilang.example', domains: 1, people: 6 },
        { reason: 'no_server', domain: 'kosong.example', domains: 1, people: 4 },
        { reason: 'refuses_mail', domain: 'menolak.example', domains: 1, people: 3 },
        { reason: 'no_domain', domain: '*', domains: 2, people: 3 },
      ],
    });
    expect(server.asked).not.toContain('MX terkirim.example');
    expect(server.asked.join(' ')).not.toContain('rahasia');
  });

  test('is one finding of the list that holds nobody and blocks nothing', async () => {
    const server = await dns();
    const id = await peopleAt({ 'hilang.example': 4, 'wulandari.example': 1, 'surat.example': 9 });
    const guards = guardsOf(t);
    const found = async () => (await guards.list(id, { kind: 'no_mail_server' })).guards;
    expect(await found()).toEqual([]);
    await checked(domainsOf(asking(server)), id);
    expect(await found()).toMatchObject([
      {
        id: null,
        subject: 'mail domains',
        count: 5,
        facts: { domains: 2 },
        examples: ['hilang.example'],
        holds: 'nothing',
        blocking: false,
      },
    ]);
    const summary = (await guards.overview(id)).find(({ kind }) => kind === 'no_mail_server');
    expect(summary).toMatchObject({ findings: 1, count: 5, undecided: 0, blocking: 0 });
    const held = await t.db.tx((tx) =>
      tx.q(`SELECT 1 FROM people_v_audience WHERE incident_id = $1 AND held`, [id]),
    );
    expect(held).toEqual([]);
  });

  test('asks for each domain once, few at a time, and again only what nobody answered', async () => {
    const names = Array.from({ length: 60 }, (_, i) => `d${i}.example`);
    const zone = Object.fromEntries(names.map((name) => [name, { mx: ['mx.example'] }]));
    const server = await dns({ ...zone, 'rusak.example': 'servfail' }, 10);
    const id = await peopleAt(Object.fromEntries([...names, 'rusak.example'].map((name) => [name, 2])));
    const domains = domainsOf(asking(server));
    const first = await checked(domains, id);
    expect(first.result?.answers.mail_server).toEqual({ domains: 60, people: 120 });
    expect(server.asked.filter((name) => name.startsWith('MX d')).sort()).toEqual(
      names.map((name) => `MX ${name}`).sort(),
    );
    expect(server.most).toBeGreaterThan(1);
    expect(server.most).toBeLessThanOrEqual(40);
    server.asked.length = 0;
    const second = await checked(domains, id);
    expect(second.result).toEqual(first.result);
    expect(new Set(server.asked)).toEqual(new Set(['MX rusak.example']));
  });

  test('ends in time where nobody answers: what is unanswered is unknown, never dead', async () => {
    const server = await dns(
      Object.fromEntries(['a', 'b', 'c'].map((name) => [`${name}.example`, 'silent'])),
    );
    const id = await peopleAt({ 'a.example': 5, 'b.example': 4, 'c.example': 3 });
    const began = performance.now();
    const { result } = await checked(domainsOf(asking(server)), id);
    expect(performance.now() - began).toBeLessThan(60_000);
    expect(result).toMatchObject({ answers: { unknown: { domains: 3, people: 12 } }, dead: [] });
    const domains = domainsOf(asking(server));
    await domains.run(await domains.ask(id, admin), { askingMs: -1 });
    expect((await domains.standing(id)).check?.result?.answers.unknown).toEqual({ domains: 3, people: 12 });
  });

  test('that was stopped is done again from the start; two at once leave one answer; a later one replaces it', async () => {
    const server = await dns();
    const id = await peopleAt({ 'hilang.example': 4 });
    const domains = domainsOf(asking(server));
    const check = await domains.ask(id, admin);
    expect(await domains.ask(id, admin)).toBe(check);
    expect(await domains.run(check, { signal: AbortSignal.abort() })).toBe(false);
    expect((await domains.standing(id)).check).toMatchObject({ id: check, status: 'asked', result: null });
    expect(await domains.waiting()).toContain(check);
    await Promise.all([domains.run(check), domains.run(check)]);
    expect(await domains.waiting()).not.toContain(check);
    await stage(t, id, { name: 'b.csv', rows: [{ email: 'x@surat.example' }] });
    await peopleOf(t).resolve(id, admin);
    expect((await domains.standing(id)).check).toMatchObject({ run: 1, isCurrent: false });
    const later = await checked(
      domainsOf(asking(await dns({ ...ZONE, 'hilang.example': { mx: ['mx.example'] } }))),
      id,
    );
    expect(later).toMatchObject({ run: 2, isCurrent: true, result: { people: 5, dead: [] } });
    const audited = await t.db.tx((tx) =>
      tx.q(`SELECT action FROM audit_entry WHERE subject = $1 ORDER BY id`, [`domain_check:${check}`]),
    );
    expect(audited.map(({ action }) => action)).toEqual(['people.ask_domains', 'people.domains_asked']);
  });

  test('counts an address that does not match its key nowhere, and opens nothing for show', async () => {
    const server = await dns();
    const id = await peopleAt({ 'surat.example': 1, 'hilang.example': 1 });
    await t.db.tx((tx) =>
      tx.run(
        `UPDATE person SET sealed = set_byte(sealed, 20, get_byte(sealed, 20) # 1)
          WHERE incident_id = $1 AND id = (SELECT min(id) FROM person WHERE incident_id = $1)`,
        [id],
      ),
    );
    expect((await checked(domainsOf(asking(server)), id)).result).toMatchObject({ people: 2, unopened: 1 });
    expect(server.asked.filter((name) => name.startsWith('MX'))).toHaveLength(1);
  });
});

describe('is refused', () => {
  test('beside the sandbox, where it says that nothing is asked', async () => {
    const id = await peopleAt({ 'surat.example': 1 });
    const off = domainsOf(new NoMailServers());
    expect(await off.standing(id)).toEqual({ off: true, check: null });
    await expect(off.ask(id, admin)).rejects.toMatchObject({ code: 'people.domains_off' });
  });

  test('before anybody was resolved, and to whoever may not resolve', async () => {
    const domains = domainsOf(asking(await dns()));
    const { id } = await anIncident(t);
    await expect(domains.ask(id, admin)).rejects.toMatchObject({ code: 'people.no_run' });
    const writer = await anOperator(t.db, 'Wira', ['writer']);
    await expect(domains.ask(id, writer)).rejects.toMatchObject({ kind: 'forbidden' });
  });
});
