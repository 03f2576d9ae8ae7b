import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { OFFER_KINDS } from '../../src/compensation/index.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import type { IncidentId } from '../../src/kernel/ids.ts';
import { ApiKeys, Operators, TERMINAL_ACTOR } from '../../src/operators/index.ts';
import { People } from '../../src/people/index.ts';
import { Audit } from '../../src/platform/audit/audit.ts';
import { PROJECT_ROOT } from '../../src/platform/root.ts';
import { anIncident } from '../support/incidents.ts';
import { anOperator } from '../support/operators.ts';
import { type RowInput, stage } from '../support/people-fixtures.ts';
import { aTerminalDesk, expectRefusal, type TerminalDesk } from '../support/terminal.ts';
import { aWeb, type TestWeb } from '../support/web.ts';

const ROWS: readonly RowInput[] = [
  { customer: 'C1', email: 'a@example.com', country: 'ID', leaks: [['con.email', 'plaintext']] },
  {
    customer: 'C2',
    email: 'b@example.com',
    country: 'US',
    region: 'MA',
    leaks: [
      ['gov.ssn', 'plaintext'],
      ['id.name', 'plaintext'],
    ],
  },
];

const WORDS = {
  id: { title: 'Kredit tagihan', text: 'Kredit pada tagihan Anda berikutnya.' },
  en: { title: 'Bill credit', text: 'A credit on your next bill.' },
};
const TERMS = { ...WORDS, waiver: false, newAccount: false, changeForfeited: false, minimumSpendMinor: null };
const CREDIT = {
  name: 'Credit',
  kind: 'billing_credit',
  currency: 'IDR',
  faceMinor: '5000000',
  unitCostMinor: '4000000',
  terms: TERMS,
  eligibility: { everyone: true, livesIn: ['ID'] },
};
const MONITORING = {
  ...CREDIT,
  name: 'Monitoring',
  kind: 'monitoring',
  terms: { ...TERMS, benefitMonths: 12 },
  eligibility: { anyOf: [{ category: 'gov.*', forms: ['plaintext'] }] },
};

const set = (name: string, offer: string) => ({ name, mode: 'opt_in', offerIds: [offer] });

describe('over the API', () => {
  let web: TestWeb;
  let lead: string;
  let approver: string;
  let base: string;
  const post = (url: string, body: object, key = lead) => web.call({ method: 'POST', url, key, body });

  beforeAll(async () => {
    web = await aWeb();
    lead = await web.keyOf('Lia Lead', ['incident_lead']);
    approver = await web.keyOf('Andi Approver', ['approver']);
    const incident = (await anIncident(web)).id;
    base = `/api/v1/incidents/${incident}`;
    await stage(web, incident, { name: 'a.csv', rows: ROWS });
    await web.app.get(People, { strict: false }).resolve(incident, await anOperator(web.db, 'Ruli'));
  });
  afterAll(() => web.close());

  async function anOffer(body: object): Promise<string> {
    const made = await post(`${base}/offers`, body);
    expect(made.status).toBe(201);
    return made.json['id'] as string;
  }

  test('a set is simulated, found wanting against the law, mended by a revision, bundled and approved by one yes', async () => {
    const [credit, monitoring] = [await anOffer(CREDIT), await anOffer(MONITORING)];
    const short = await post(`${base}/offer-sets`, set('Too short', monitoring));
    const id = short.json['id'] as string;
    const simulated = await post('/api/v1/offer-simulations', { offerSetIds: [id], takeUpBps: 5_000 });
    expect(simulated.status).toBe(200);
    expect(simulated.json).toMatchObject({
      worstCostMinor: '4000000',
      expectedCostMinor: '2000000',
      duties: [{ law: 'US-MA', monthsMin: 18, persons: '1', offered: '0' }],
      sets: [
        {
          persons: '1',
          leftOut: '1',
          offers: [{ who: { en: expect.stringContaining('any official number or document (readable)') } }],
          findings: [{ rule: 'statutory_months' }],
        },
      ],
    });
    expect(await post(`/api/v1/offer-sets/${id}/submit`, {})).toMatchObject({
      status: 409,
      json: { code: 'compensation.unfair_terms', detail: expect.stringContaining('asks for 18') },
    });
    const { name: _name, kind: _kind, ...version } = MONITORING;
    const longer = { ...version, terms: { ...TERMS, benefitMonths: 24 } };
    expect(await post(`/api/v1/offers/${monitoring}/versions`, longer)).toMatchObject({
      status: 201,
      json: { version: 2, terms: { benefitMonths: 24, transferable: true, needsSecondFactor: true } },
    });
    const sets = [set('Money', credit), { ...set('Care', monitoring), expiresOn: '2099-12-31' }];
    const bundle = await post(`${base}/offer-bundles`, { name: 'Both', sets });
    expect(bundle).toMatchObject({ status: 201, json: { sets: [{ status: 'draft' }, { status: 'draft' }] } });
    const at = `/api/v1/offer-bundles/${String(bundle.json['id'])}`;
    const { json } = await post(`${at}/submit`, {});
    expect((await post(`${at}/approve`, { digest: json['digest'] })).status).toBe(403);
    expect(await post(`${at}/approve`, { digest: json['digest'] }, approver)).toMatchObject({
      status: 200,
      json: { sets: [{ status: 'approved' }, { status: 'approved' }] },
    });
    const closing = `/api/v1/offer-sets/${id}/close`;
    expect(await post(closing, { reason: 'Never.' })).toMatchObject({
      status: 409,
      json: { code: 'compensation.not_approved' },
    });
    const versions = await web.call({ url: `/api/v1/offers/${monitoring}/versions`, key: lead });
    expect(JSON.parse(versions.text)).toMatchObject([{ version: 1 }, { version: 2, sets: ['Care'] }]);
    const shown = await web.call({ url: `/api/v1/offer-sets/${id}`, key: lead });
    expect(shown.json).toMatchObject({ offers: [{ who: { id: expect.stringMatching(/^Setiap orang/) } }] });
    const findings = await web.call({ url: `/api/v1/offer-sets/${id}/findings`, key: lead });
    expect(JSON.parse(findings.text)).toMatchObject([{ rule: 'statutory_months' }]);
    const remedies = await web.call({ url: `${base}/remedies`, key: lead });
    expect(JSON.parse(remedies.text)).toMatchObject([{ law: 'US-MA', persons: '1', offered: '1' }]);
    const listed = await web.call({ url: `${base}/offer-bundles`, key: lead });
    expect(JSON.parse(listed.text)).toMatchObject([{ name: 'Both' }]);
  });

  test.each([
    [
      'a rule nobody can read',
      { ...CREDIT, eligibility: { everyone: true, livesIn: ['Java'] } },
      'compensation.bad_offer',
    ],
    ['months of a credit', { ...CREDIT, terms: { ...TERMS, benefitMonths: 3 } }, 'compensation.bad_offer'],
    ['half a guardian', { ...CREDIT, terms: { ...TERMS, guardian: { id: WORDS.id } } }, 'api.invalid_input'],
    ['a term that does not exist', { ...CREDIT, terms: { ...TERMS, lottery: true } }, 'api.invalid_input'],
  ])('%s is refused', async (_, body, code) => {
    const refused = await post(`${base}/offers`, body);
    expect(refused).toMatchObject({ status: 400, json: { code } });
  });

  test('what docs/offers.md shows is an offer, and a set', async () => {
    const text = readFileSync(join(PROJECT_ROOT, 'docs', 'offers.md'), 'utf8');
    const [, example] = /```json\n([^`]+)```/.exec(text)!;
    expect(await post(`${base}/offers`, JSON.parse(example!) as object)).toMatchObject({
      status: 201,
      json: { terms: { benefitMonths: 24, needsSecondFactor: true } },
    });
    for (const kind of OFFER_KINDS) expect(text).toContain(`| \`${kind}\` `);
    const [, ofSet] = [...text.matchAll(/```json\n([^`]+)```/g)].map(([, body]) => body!);
    const offerId = await anOffer({ ...CREDIT, name: 'Of the example' });
    const written = JSON.parse(ofSet!) as object;
    expect(await post(`${base}/offer-sets`, { ...written, offerIds: [offerId] })).toMatchObject({
      status: 201,
      json: { mode: 'opt_in', budgetGrants: '50000', status: 'draft' },
    });
  });

  test('the budget of an approved set is raised by a second person', async () => {
    const offer = await anOffer({ ...CREDIT, name: 'Scarce' });
    const made = await post(`${base}/offer-sets`, { ...set('Scarce', offer), budgetGrants: '1' });
    const at = `/api/v1/offer-sets/${String(made.json['id'])}`;
    const more = { toGrants: '5', reason: 'More people than we thought.' };
    expect(await post(`${at}/budget-raises`, more)).toMatchObject({
      status: 409,
      json: { code: 'compensation.not_approved' },
    });
    const { json } = await post(`${at}/submit`, {});
    expect((await post(`${at}/approve`, { digest: json['digest'] }, approver)).status).toBe(200);
    expect((await post(`${at}/budget-raises`, { ...more, toGrants: 'many' })).status).toBe(400);
    const asked = await post(`${at}/budget-raises`, more);
    expect(asked.status).toBe(201);
    const { digest } = asked.json;
    expect((await post(`${at}/budget-raises/approve`, { digest })).status).toBe(403);
    expect(await post(`${at}/budget-raises/approve`, { digest }, approver)).toMatchObject({
      status: 200,
      json: { status: 'raised', fromGrants: '1', toGrants: '5' },
    });
    const shown = await web.call({ url: at, key: lead });
    expect(shown.json).toMatchObject({ budgetGrants: '5', status: 'approved' });
    const raises = await web.call({ url: `${at}/budget-raises`, key: lead });
    expect(JSON.parse(raises.text)).toMatchObject([{ no: 1, status: 'raised' }]);
  });

  test('a set with two expiries, a wave after an unknown set and an empty bundle are refused', async () => {
    const offerIds = [await anOffer({ ...CREDIT, name: 'Lone' })];
    const refused = { name: 'Refused', mode: 'opt_in', offerIds };
    const unknown = '01890000-0000-7000-8000-000000000000';
    for (const [change, code] of [
      [{ expiryMonths: 12, expiresOn: '2099-12-31' }, 'compensation.bad_set'],
      [{ expiresOn: 'soon' }, 'compensation.bad_set'],
      [{ follows: { setId: unknown, who: 'all' } }, 'compensation.unknown_set'],
      [{ audience: 'everybody' }, 'api.invalid_input'],
    ] as const) {
      expect((await post(`${base}/offer-sets`, { ...refused, ...change })).json).toMatchObject({ code });
    }
    expect((await post(`${base}/offer-bundles`, { name: 'One', sets: [refused] })).status).toBe(400);
    expect(await post('/api/v1/offer-simulations', { offerSetIds: [unknown] })).toMatchObject({
      status: 404,
      json: { code: 'compensation.unknown_set' },
    });
  });
});

describe('in the terminal', () => {
  let desk: TerminalDesk;
  let incident: string;
  let checker: Record<string, string>;

  beforeAll(async () => {
    desk = await aTerminalDesk();
    incident = await desk.anIncident();
    await stage(desk.t, incident as IncidentId, { name: 'a.csv', rows: ROWS });
    await desk.json(['people', 'resolve', incident]);
    const audit = new Audit(systemClock);
    const operators = new Operators(desk.t.db, audit, systemClock);
    const { operatorId } = await anOperator(desk.t.db, 'Citra Checker', ['approver']);
    const { key } = await new ApiKeys(desk.t.db, operators, audit, systemClock).make(
      operatorId,
      'test',
      TERMINAL_ACTOR,
    );
    checker = { AMENDS_API_KEY: key.reveal() };
  });
  afterAll(() => desk.close());

  function file(name: string, body: object): string {
    const path = join(desk.dir, `${name}.json`);
    writeFileSync(path, JSON.stringify(body));
    return path;
  }

  test('offers are made, revised, shown, simulated, bundled and approved with a second person’s key', async () => {
    const made = async (body: { name: string }) =>
      (await desk.json(['offer', 'create', incident, file(body.name, body)]))['id'] as string;
    const [credit, monitoring] = [await made(CREDIT), await made(MONITORING)];
    const body = { name: 'Care', mode: 'opt_in', offerIds: [monitoring], takeUpBps: 5_000 };
    const care = (await desk.json(['offer', 'set', incident, file('care', body)]))['id'] as string;
    const shown = await desk.run(['offer', 'show', care]);
    expect(shown.out).toMatch(
      /1\. Monitoring \(monitoring\): Everyone of whom this leaked: any official number/,
    );
    expect(shown.out).toMatch(/Not fair: .*asks for 18/);
    const simulated = await desk.run(['offer', 'simulate', care, '--take-up', '10000']);
    expect(simulated.out).toMatch(/Care \(opt_in\): 1 people, 1 left out; at worst Rp\s?40,000/);
    expect(simulated.out).toMatch(/asks for 18 months of monitoring for 1 people; 0 are offered it/);
    const { name: _name, kind: _kind, ...version } = MONITORING;
    const longer = file('longer', { ...version, terms: { ...TERMS, benefitMonths: 18 } });
    expect(await desk.json(['offer', 'revise', monitoring, longer])).toMatchObject({ version: 2 });
    expect((await desk.run(['offer', 'versions', monitoring])).out).toMatch(/^1 .*Care/m);
    const sets = [
      { name: 'Money', mode: 'opt_in', offerIds: [credit] },
      { name: 'Longer care', mode: 'opt_in', offerIds: [monitoring] },
    ];
    const bundle = (await desk.json(['offer', 'bundle', incident, file('bundle', { name: 'Both', sets })]))[
      'id'
    ] as string;
    const lone = await desk.json(['offer', 'list', incident]);
    const money = (lone['sets'] as { id: string; name: string }[]).find(({ name }) => name === 'Money')!;
    expectRefusal(await desk.run(['offer', 'submit', money.id]), /stands in the bundle/);
    await desk.json(['offer', 'submit-bundle', bundle]);
    expectRefusal(await desk.run(['offer', 'approve-bundle', bundle]), /offer_set\.approve/);
    expect((await desk.run(['offer', 'approve-bundle', bundle], checker)).code).toBe(0);
    expect((await desk.run(['offer', 'bundles', incident])).out).toMatch(/Money \(approved\)/);
    expect((await desk.run(['offer', 'close', money.id, '--reason', 'Enough.'])).out).toMatch(
      /status +closed/,
    );
    expect((await desk.run(['offer', 'remedies', incident])).out).toMatch(/US-MA .*18 +1 +1/);
  });

  test('a set prints its terms one to a line, and its budget is raised with a second person’s key', async () => {
    const offer = await desk.json([
      'offer',
      'create',
      incident,
      file('scarce', { ...CREDIT, name: 'Scarce' }),
    ]);
    const body = { name: 'Scarce', mode: 'opt_in', offerIds: [offer['id']], budgetGrants: '1' };
    const { out } = await desk.run(['offer', 'set', incident, file('scarce-set', body)]);
    expect(out).toMatch(/^1\. Scarce \(billing_credit\): Everyone/m);
    expect(out).toMatch(/^ {3}in English +Bill credit: A credit on your next bill\.$/m);
    expect(out).toMatch(/^ {3}needsSecondFactor +false$/m);
    const id = /^id +(\S+)$/m.exec(out)![1]!;
    const why = ['--reason', 'More people than we thought.'];
    expectRefusal(await desk.run(['offer', 'raise', id, '--to', 'many', ...why]), /--to as a whole number/);
    await desk.json(['offer', 'submit', id]);
    expect((await desk.run(['offer', 'approve', id], checker)).code).toBe(0);
    await desk.json(['offer', 'raise', id, '--to', '5', ...why]);
    expectRefusal(await desk.run(['offer', 'approve-raise', id]), /offer_set\.approve/);
    expect((await desk.run(['offer', 'approve-raise', id], checker)).code).toBe(0);
    expect((await desk.run(['offer', 'raises', id])).out).toMatch(/^1 +1 +5 +raised/m);
  });

  test('what cannot be read is refused before anything is opened', async () => {
    expectRefusal(await desk.run(['offer', 'simulate', 'care']), /offer set/);
    const id = '01890000-0000-7000-8000-000000000000';
    expectRefusal(await desk.run(['offer', 'simulate', id, '--mix', 'credit=much']), /--mix <offer id>/);
    expectRefusal(await desk.run(['offer', 'simulate', id, '--take-up', 'all']), /take-up is 0 to 10000/);
    expectRefusal(await desk.run(['offer', 'submit-bundle', id]), /no bundle/);
  });
});
