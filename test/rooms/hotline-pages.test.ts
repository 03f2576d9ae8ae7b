/** What one person was told, and their page sent again without a call. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Resends } from '../../src/hotline/index.ts';
import type { PersonRef } from '../../src/kernel/ids.ts';
import { anOperator } from '../support/operators.ts';
import { aPortal, type PortalDesk, told } from '../support/portal.ts';

let portal: PortalDesk;
let resends: Resends;

const personOf = (n: number): PersonRef => portal.affected.visitors[n]!.person;
const order = (person: PersonRef, reason = 'They lost the message') => ({
  incidentId: portal.incident.id,
  person,
  channel: 'email' as const,
  locale: 'id' as const,
  reason,
});

beforeAll(async () => {
  portal = await aPortal();
  await told(portal, 0, 'email');
  resends = portal.app.get(Resends, { strict: false });
}, 240_000);
afterAll(() => portal?.close());

describe('the page of one person', () => {
  test('is what they were told, delivery by delivery with its attempts', async () => {
    expect(await resends.told(portal.incident.id, personOf(0))).toMatchObject([
      { channel: 'email', state: 'accepted', attempts: [{ no: 1, provider: 'ses', outcome: 'accepted' }] },
    ]);
    expect(await resends.told(portal.incident.id, personOf(1))).toEqual([]);
  });

  test('is sent again to whoever was told, with its reason in the audit, and says that nobody had to call', async () => {
    const lead = await anOperator(portal.t.db, 'Lena', ['incident_lead']);
    expect(await resends.sendPage(order(personOf(0)), lead)).toEqual({ ordered: true });
    const message = await portal.ordered();
    expect(message).toContain('mengirim halaman Anda sekali lagi');
    expect(message).toContain('/r/');
    expect(message).not.toContain('menelepon');
    const entry = await portal.t.db.tx((tx) =>
      tx.one(
        `SELECT subject, facts ->> 'reason' AS reason FROM audit_entry WHERE action = 'hotline.send_page'`,
      ),
    );
    expect(entry).toEqual({
      subject: `person:${personOf(0).cohortId}:${personOf(0).personId}`,
      reason: 'They lost the message',
    });
  });

  test('is no first word, needs a reason, a way there, the permission, and goes out three times a day at most', async () => {
    const lead = await anOperator(portal.t.db, 'Lia', ['incident_lead']);
    const auditor = await anOperator(portal.t.db, 'Ari', ['auditor']);
    await expect(resends.sendPage(order(personOf(1)), lead)).rejects.toMatchObject({
      code: 'hotline.not_told_yet',
    });
    await expect(resends.sendPage(order(personOf(0), ' '), lead)).rejects.toMatchObject({
      code: 'hotline.no_reason',
    });
    await expect(resends.sendPage({ ...order(personOf(0)), channel: 'sms' }, lead)).rejects.toMatchObject({
      code: 'hotline.cannot_reach',
    });
    await expect(resends.sendPage(order(personOf(0)), auditor)).rejects.toMatchObject({ kind: 'forbidden' });
    await resends.sendPage(order(personOf(0)), lead);
    await resends.sendPage(order(personOf(0)), lead);
    await expect(resends.sendPage(order(personOf(0)), lead)).rejects.toMatchObject({
      code: 'hotline.too_many_pages',
    });
  });
});
