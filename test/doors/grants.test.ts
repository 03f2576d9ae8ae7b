import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Grants, Offers } from '../../src/compensation/index.ts';
import type { Actor } from '../../src/kernel/actor.ts';
import type { CohortId, IncidentId, PersonNo } from '../../src/kernel/ids.ts';
import { People } from '../../src/people/index.ts';
import { CREDIT, DISCOUNT } from '../support/compensation.ts';
import { anIncident } from '../support/incidents.ts';
import { anOperator } from '../support/operators.ts';
import { stage } from '../support/people-fixtures.ts';
import { expectRefusal, terminalOn } from '../support/terminal.ts';
import { aWeb, type TestWeb } from '../support/web.ts';

const ALONE = { AMENDS_VOID_ALONE_MAX_MINOR: 'IDR:5000000' };

let web: TestWeb;
let lead: string;
let approver: string;
let auditor: string;
let maker: Actor;
let checker: Actor;
let incidentId: IncidentId;
let people: { cohortId: CohortId; personId: PersonNo }[];

beforeAll(async () => {
  web = await aWeb({ env: ALONE });
  lead = await web.keyOf('Lia Lead', ['incident_lead']);
  approver = await web.keyOf('Andi Approver', ['approver']);
  auditor = await web.keyOf('Auditor Ayu', ['auditor']);
  maker = await anOperator(web.db, 'Made Maker');
  checker = await anOperator(web.db, 'Citra Checker');
  incidentId = (await anIncident(web)).id;
  const leaks = [['con.email', 'plaintext']] as const;
  const rows = [1, 2, 3, 4].map((n) => ({ customer: `C${n}`, email: `person${n}@example.com`, leaks }));
  await stage(web, incidentId, { name: 'a.csv', rows });
  await web.app.get(People, { strict: false }).resolve(incidentId, maker);
  people = await web.db.tx((tx) =>
    tx.q(
      `SELECT cohort_id AS "cohortId", person_id AS "personId" FROM people_v_audience WHERE incident_id = $1
        ORDER BY cohort_id, person_id`,
      [incidentId],
    ),
  );
  await granted('Credit', CREDIT);
});
afterAll(() => web.close());

async function granted(name: string, input: typeof CREDIT): Promise<void> {
  const offers = web.app.get(Offers, { strict: false });
  const { id: offerId } = await offers.create(incidentId, { ...input, name }, maker);
  const { id } = await offers.createSet(incidentId, { name, mode: 'opt_in', offerIds: [offerId] }, maker);
  const { digest } = await offers.submit(id, maker);
  await offers.decide(id, { decision: 'approved', digest }, checker);
  const grants = web.app.get(Grants, { strict: false });
  for (const cohortId of new Set(people.map((person) => person.cohortId))) {
    await grants.grantCohort(id, cohortId);
  }
}

const get = (url: string, key = auditor) => web.call({ url: `/api/v1/${url}`, key });
const post = (url: string, body: object, key = lead) =>
  web.call({ method: 'POST', url: `/api/v1/${url}`, key, body });

async function held(n: number): Promise<{ grant: string; offerSet: string; state: string }[]> {
  const { cohortId, personId } = people[n]!;
  const answer = await get(`incidents/${incidentId}/people/${cohortId}:${personId}/grants`);
  expect(answer.status).toBe(200);
  return answer.json as unknown as { grant: string; offerSet: string; state: string }[];
}

test('a small grant is voided by one person with a reason, a large one waits for a second', async () => {
  const { grant } = (await held(0))[0]!;
  expect((await post(`grants/${grant}/void`, {})).status).toBe(400);
  expect((await post(`grants/${grant}/void`, { reason: 'A robot.' }, auditor)).status).toBe(403);
  expect((await post(`grants/${grant}/void`, { reason: 'A robot.' })).json).toEqual({ status: 'voided' });
  expect(await held(0)).toMatchObject([{ state: 'voided' }]);
  const again = await post(`grants/${grant}/void`, { reason: 'A robot.' });
  expect([again.status, again.json['code']]).toEqual([409, 'compensation.grant_ended']);

  await granted('Discount', DISCOUNT);
  const large = (await held(1)).find(({ offerSet }) => offerSet === 'Discount')!.grant;
  const asked = await post(`grants/${large}/void`, { reason: 'Twice the same person.' });
  expect(asked.json).toMatchObject({ status: 'asked' });
  expect((await post(`grants/${large}/void/approve`, {}, lead)).status).toBe(403);
  const { digest } = asked.json;
  expect((await post(`grants/${large}/void/approve`, { digest }, approver)).json).toEqual({
    status: 'voided',
  });
  const list = await get(`incidents/${incidentId}/voids?status=voided`);
  expect((list.json as unknown as object[]).length).toBe(2);
  expect(list.text).toContain('Twice the same person.');
});

test('a grant that cannot be read, a status that is none and a set people choose from are refused', async () => {
  expect((await post('grants/nonsense/void', { reason: 'x' })).json['code']).toBe(
    'compensation.unreadable_grant',
  );
  expect((await post('grants/1:999999/void', { reason: 'x' })).status).toBe(404);
  expect((await get(`incidents/${incidentId}/voids?status=maybe`)).status).toBe(400);
  const { sets } = await web.app.get(Offers, { strict: false }).list(incidentId);
  const refused = await post(`offer-sets/${sets[0]!.id}/retry-failed`, {});
  expect(refused.json['code']).toBe('compensation.not_auto_apply');
  const nobody = { absorbed: [], otherIncidents: [], next: null };
  expect((await get(`incidents/${incidentId}/duplicate-benefits`)).json).toEqual(nobody);
  // A query is text: its number is read as one.
  expect((await get(`incidents/${incidentId}/duplicate-benefits?limit=1`)).json).toEqual(nobody);
});

test('the terminal voids, lists and refuses in one sentence; a second person needs a key', async () => {
  const run = terminalOn(web);
  const { cohortId, personId } = people[2]!;
  const list = await run(['grant', 'list', incidentId, `${cohortId}:${personId}`], ALONE);
  expect(list.code).toBe(0);
  const { grant } = (await held(2))[0]!;
  expect(list.out).toContain(grant);
  const voided = await run(['grant', 'void', grant, '--reason', 'Moved away.', '--json'], ALONE);
  expect(JSON.parse(voided.out)).toEqual({ status: 'voided' });
  expectRefusal(await run(['grant', 'void', grant, '--reason', 'Again.'], ALONE), /nothing left to void/);
  expectRefusal(await run(['grant', 'void', 'nonsense', '--reason', 'x'], ALONE), /take it from a list/);
  const voids = await run(['grant', 'voids', incidentId], ALONE);
  expect(voids.out).toContain('Moved away.');
  expect((await run(['grant', 'duplicates', incidentId], ALONE)).code).toBe(0);
  const yes = await run(['grant', 'approve-void', grant], ALONE);
  expect(yes.code).toBe(1);
  const key = await web.keyOf('Bima Approver', ['approver']);
  const nothing = await run(['grant', 'approve-void', grant], { ...ALONE, AMENDS_API_KEY: key });
  expectRefusal(nothing, /Nothing is waiting/);
});

test('the amount one person may void alone is refused unless it names a currency', async () => {
  const run = terminalOn(web);
  const said = await run(['grant', 'voids', incidentId], { AMENDS_VOID_ALONE_MAX_MINOR: '5000' });
  expectRefusal(said, /AMENDS_VOID_ALONE_MAX_MINOR/);
});
