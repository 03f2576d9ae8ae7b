import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { anIncident } from '../support/incidents.ts';
import { aPerson } from '../support/notices.ts';
import { stage } from '../support/people-fixtures.ts';
import { aTerminalDesk, expectRefusal, type TerminalDesk } from '../support/terminal.ts';
import { aWeb, type TestWeb } from '../support/web.ts';
import { Messages } from '../../src/messages/index.ts';
import { People } from '../../src/people/index.ts';
import { anOperator } from '../support/operators.ts';

let web: TestWeb;
let desk: TerminalDesk;

beforeAll(async () => {
  web = await aWeb();
  desk = await aTerminalDesk();
});
afterAll(async () => {
  await desk?.close();
  await web?.close();
});

const room = <T>(of: abstract new (...args: never[]) => T): T => web.app.get<T>(of, { strict: false });
const post = (url: string, key: string, body: object = {}) =>
  web.call({ method: 'POST', url: `/api/v1/${url}`, key, body });

async function drafted(key: string) {
  const { id: incidentId } = await anIncident(web);
  const maker = await anOperator(web.db, 'Maya Maker');
  await stage(web, incidentId, {
    name: 'players.csv',
    rows: [aPerson('a'), aPerson('b', { country: 'SG' })],
  });
  await room(People).resolve(incidentId, maker);
  const templateIds: string[] = [];
  for (const starter of room(Messages).starters({ kind: 'individual', channel: 'email' })) {
    templateIds.push(await room(Messages).save(incidentId, starter, maker));
  }
  const { json } = await post(`incidents/${incidentId}/notices`, key, { name: 'All', templateIds });
  return { incidentId, id: String(json['id']), templateIds };
}

describe('a draft by the API', () => {
  test('is edited by whoever may write notices, who cannot approve it afterwards, and is discarded', async () => {
    const lead = await web.keyOf('Rani Lead', ['incident_lead']);
    const both = await web.keyOf('Bima Both', ['incident_lead', 'approver']);
    const hotline = await web.keyOf('Hana Hotline', ['hotline']);
    const { id, incidentId, templateIds } = await drafted(lead);
    const audience = { countries: ['SG'], subjectRoles: ['customer'] };
    expect((await post(`notices/${id}/edit`, hotline, { audience })).status).toBe(403);
    const edited = await post(`notices/${id}/edit`, both, {
      name: 'Singapore',
      templateIds: templateIds.slice(0, 1),
      audience,
      handover: true,
      offerSetIds: [],
      reckonCeiling: true,
    });
    expect(edited.json).toMatchObject({ name: 'Singapore', audience, channels: ['email', 'handover'] });
    expect((await post(`notices/${id}/edit`, lead, { kind: 'update' })).status).toBe(400);
    expect((await post(`notices/${id}/submit`, lead)).status).toBe(200);
    expect((await post(`notices/${id}/approve`, both)).json).toMatchObject({ code: 'operators.same_person' });
    expect((await post(`notices/${id}/discard`, lead)).json).toMatchObject({ code: 'notices.not_draft' });
    expect((await post(`notices/${id}/withdraw`, lead)).status).toBe(204);
    expect((await post(`notices/${id}/discard`, hotline)).status).toBe(403);
    expect((await post(`notices/${id}/discard`, lead)).status).toBe(204);
    expect((await post(`notices/${id}/edit`, lead, { name: 'Again' })).json).toMatchObject({
      code: 'notices.not_draft',
    });
    const list = await web.call({ url: `/api/v1/incidents/${incidentId}/notices`, key: lead });
    expect(list.json['notices']).toEqual([]);
  });
});

describe('a draft in the terminal', () => {
  test('takes people by country, language, role and profile, is edited, and discarded', async () => {
    const { id: incident } = await anIncident(desk.t);
    await stage(desk.t, incident, { name: 'p.csv', rows: [aPerson('a'), aPerson('b', { country: 'SG' })] });
    await desk.json(['people', 'resolve', incident]);
    await desk.json(['message', 'save', incident, '--starters']);
    const kept = (await desk.json(['message', 'list', incident])) as unknown as {
      id: string;
      channel: string;
    }[];
    const texts = kept.filter(({ channel }) => channel === 'email').map(({ id }) => id);
    const profile = kept[0]!.id;
    const people = ['--country', 'ID', '--country', 'SG', '--locale', 'id', '--role', 'customer'];
    const draft = ['notice', 'draft', incident, '--name', 'All', ...texts.flatMap((t) => ['--template', t])];
    const notice = String((await desk.json([...draft, ...people]))['id']);
    const audience = { countries: ['ID', 'SG'], locales: ['id'], subjectRoles: ['customer'] };
    const edit = ['notice', 'edit', notice];
    expect(await desk.json([...edit, '--name', 'Some'])).toMatchObject({ name: 'Some', audience });
    expect(await desk.json([...edit, '--everybody', '--handover', '--no-offers'])).toMatchObject({
      audience: {},
      channels: ['email', 'handover'],
    });
    expect(await desk.json([...edit, '--profile', profile, '--no-handover'])).toMatchObject({
      audience: { profileIds: [profile] },
      channels: ['email'],
    });
    expectRefusal(await desk.run([...edit, '--told', 'never']), /told/);
    expectRefusal(await desk.run([...edit, '--deceased', 'kin']), /by letter only/);
    expect(await desk.json(['notice', 'discard', notice])).toMatchObject({
      name: 'Some',
      status: 'discarded',
    });
    expectRefusal(await desk.run([...edit, '--everybody']), /is discarded: only a draft/);
    expect(await desk.json(['notice', 'list', incident])).toEqual([]);
    expect(await desk.json(['notice', 'list', incident, '--discarded'])).toMatchObject([{ id: notice }]);
  });
});
