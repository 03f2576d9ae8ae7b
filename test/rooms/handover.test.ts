import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { generateKey } from 'openpgp';
import type { NoticeId } from '../../src/kernel/ids.ts';
import { segmentsIn } from '../support/spool.ts';
import { stage } from '../support/people-fixtures.ts';
import { aPerson } from '../support/notices.ts';
import { aQuietPerson, HandoverDesk } from '../support/handover.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

let desk: HandoverDesk;

beforeAll(async () => {
  desk = await HandoverDesk.open();
});
afterAll(() => desk.close());

const refused = (code: string) => expect.objectContaining({ code: `handover.${code}` });

function sql<R extends Record<string, unknown>>(text: string, params: readonly unknown[]): Promise<R[]> {
  return desk.office.t.db.tx((tx) => tx.q<R>(text, params));
}

/** A launched notice whose people can only be reached by a file. */
async function launched(people: Parameters<typeof desk.office.launched>[0]) {
  return desk.office.launched(people, { handover: true });
}

async function bring(batch: string, lines: readonly string[]) {
  const text = ['reference,status,at,code', ...lines].join('\r\n');
  return desk.results.bring(batch, [Buffer.from(text)], desk.office.maker);
}

async function states(id: NoticeId): Promise<string[]> {
  return (await desk.office.states(id))['handover'] ?? [];
}

describe('a vendor', () => {
  test('is approved by somebody else than who asked, and gets no file before', async () => {
    const { office } = desk;
    const { id: noticeId, incidentId } = await launched([aQuietPerson('a')]);
    const request = { incidentId, channel: 'handover', name: 'V', publicKey: desk.house.armored } as const;
    const vendor = await desk.vendors.request({ ...request, fields: ['phone', 'name'] }, office.maker);
    await expect(
      desk.vendors.decide(
        { id: vendor.id, decision: 'approved' },
        { ...office.maker, permissions: office.checker.permissions },
      ),
    ).rejects.toMatchObject({ code: 'operators.same_person' });
    await expect(desk.batches.open({ noticeId, vendorId: vendor.id }, office.maker)).rejects.toEqual(
      refused('not_approved'),
    );
    await expect(
      sql(
        `UPDATE handover_vendor SET status = 'approved', decided_by = requested_by, decided_at = now() WHERE id = $1`,
        [vendor.id],
      ),
    ).rejects.toThrow('handover_vendor_maker_is_not_checker');
  });

  test('with a private key, another fingerprint or nothing to find people by is refused in a sentence', async () => {
    const { incidentId } = await launched([aQuietPerson('b')]);
    const { privateKey } = await generateKey({ userIDs: [{ name: 'V' }], type: 'ecc', format: 'armored' });
    const ask = (more: object) =>
      desk.vendors.request(
        {
          incidentId,
          channel: 'handover',
          name: 'V',
          publicKey: desk.house.armored,
          fields: ['phone'],
          ...more,
        },
        desk.office.maker,
      );
    await expect(ask({ publicKey: privateKey })).rejects.toEqual(refused('private_key'));
    await expect(ask({ publicKey: 'no key' })).rejects.toEqual(refused('bad_key'));
    await expect(ask({ fingerprint: 'AB12' })).rejects.toEqual(refused('other_fingerprint'));
    await expect(ask({ fields: ['name'] })).rejects.toEqual(refused('no_fields'));
    await expect(ask({ channel: 'letter' })).rejects.toEqual(refused('fields_of_letter'));
  });
});

describe('a file', () => {
  test('says only what the vendor may know, and only the vendor can read it', async () => {
    const person = aQuietPerson('c', { customer: 'C-4711', name: 'Siti', authoritative: true });
    const { id, incidentId } = await launched([person]);
    const vendor = await desk.vendor(incidentId);
    const batch = await desk.made(id, vendor.id);
    const [line] = await desk.lines(batch);
    expect(Object.keys(line!).sort()).toEqual([
      'customer_id',
      'link',
      'locale',
      'message',
      'reference',
      'title',
    ]);
    expect(line).toMatchObject({ customer_id: 'C-4711', locale: 'id' });
    expect(line!['message']).toContain('Contoh');
    const stored = segmentsIn(join(desk.office.t.dir, 'handover')).map((file) =>
      readFileSync(file, 'latin1'),
    );
    expect(stored.join('')).not.toContain('C-4711');
  });

  test('leaves once, with every attempt committed before, and again with the same bytes', async () => {
    const { id, incidentId } = await launched([aQuietPerson('d'), aQuietPerson('e')]);
    const batch = await desk.made(id, (await desk.vendor(incidentId)).id);
    expect(await states(id)).toEqual(['pending', 'pending']);
    const first = await desk.fetch(batch);
    expect(await states(id)).toEqual(['unknown', 'unknown']);
    expect(Buffer.from(await desk.fetch(batch)).equals(Buffer.from(first))).toBe(true);
    const proofs = await sql<{ provider: string; outcome: string; hash: number }>(
      `SELECT provider, outcome, octet_length(message_hash) AS hash FROM notices_v_attempt WHERE notice_id = $1`,
      [id],
    );
    const proof = { provider: 'handover', outcome: 'ambiguous', hash: 32 };
    expect(proofs).toEqual([proof, proof]);
    expect(await desk.batches.get(batch)).toMatchObject({ status: 'out', people: 2, fetches: 2 });
    await expect(desk.batches.cancel(batch, desk.office.maker)).rejects.toEqual(refused('gone_out'));
  });

  test('holds nobody who stands in another one, also when two are opened at once', async () => {
    const { id, incidentId } = await launched(Array.from({ length: 6 }, (_, i) => aQuietPerson(`f${i}`)));
    const vendorId = (await desk.vendor(incidentId)).id;
    const order = { noticeId: id, vendorId, limit: 4 };
    const [one, two] = await Promise.all([
      desk.batches.open(order, desk.office.maker),
      desk.batches.open(order, desk.office.maker),
    ]);
    expect(new Set([one.no, two.no])).toEqual(new Set([1, 2]));
    const [row] = await sql<{ items: number; people: number }>(
      `SELECT count(*)::int AS items, count(DISTINCT (cohort_id, delivery_id))::int AS people FROM handover_item
        WHERE batch_id = ANY($1::uuid[])`,
      [[one.id, two.id]],
    );
    expect(row!.items).toBe(row!.people);
    expect(one.people + two.people).toBe(row!.items);
    if (row!.people < 6) await desk.batches.open(order, desk.office.maker);
    await expect(desk.batches.open(order, desk.office.maker)).rejects.toEqual(refused('nobody'));
  });

  test('whose maker dies is made anew, and nothing of the first remains', async () => {
    const { id, incidentId } = await launched([aQuietPerson('g')]);
    const { id: vendorId } = await desk.vendor(incidentId);
    const { id: batch } = await desk.batches.open({ noticeId: id, vendorId }, desk.office.maker);
    await expect(desk.files.fetch(batch, desk.office.maker)).rejects.toEqual(refused('not_made'));
    await expect(desk.files.make(batch, AbortSignal.abort())).rejects.toThrow();
    expect(await desk.files.waiting()).toContain(batch);
    expect(await desk.files.make(batch)).toBe(true);
    expect(await desk.files.make(batch)).toBe(false);
    expect(await desk.spool.segments(`handover-${batch}-1`)).toEqual([]);
    expect(await desk.lines(batch)).toHaveLength(1);
  });

  test('is stale once the notice is stopped or somebody is shown differently, and does not leave', async () => {
    const person = aQuietPerson('h', { phone: '+6221550011', sms: false });
    const { id, incidentId } = await launched([person, aQuietPerson('i')]);
    const { id: vendorId } = await desk.vendor(incidentId);
    const batch = await desk.made(id, vendorId);
    await stage(desk.office.t, incidentId, {
      name: 'more.csv',
      rows: [{ customer: person.customer!, leaks: [['gov.nik', 'plaintext']] }],
    });
    await desk.office.people.resolve(incidentId, desk.office.maker);
    await expect(desk.files.fetch(batch, desk.office.maker)).rejects.toMatchObject({
      code: 'handover.stale',
      facts: { count: 1 },
    });
    expect(await states(id)).toEqual(['pending', 'pending']);
    await desk.batches.cancel(batch, desk.office.maker);
    await expect(desk.files.fetch(batch, desk.office.maker)).rejects.toEqual(refused('cancelled'));
    const again = await desk.made(id, vendorId);
    expect(await desk.batches.get(again)).toMatchObject({ people: 1, leftOut: {}, states: { pending: 1 } });
    await desk.office.launches.stop(id, desk.office.maker);
    await expect(desk.files.fetch(again, desk.office.maker)).rejects.toEqual(refused('stale'));
  });

  test('leaves out whom the vendor cannot find, with a reason, and the ladder goes on', async () => {
    const { id, incidentId } = await launched([
      aQuietPerson('j', { phone: '+622155500133', sms: false }),
      aQuietPerson('k'),
    ]);
    const vendor = await desk.vendor(incidentId, { fields: ['phone'] });
    const batch = await desk.made(id, vendor.id);
    expect(await desk.batches.get(batch)).toMatchObject({ people: 2, leftOut: { no_identifier: 1 } });
    expect((await states(id)).sort()).toEqual(['pending', 'suppressed']);
    expect(await desk.lines(batch)).toEqual([expect.objectContaining({ phone: '+622155500133' })]);
  });
});

describe('the ladder', () => {
  test('goes from a bounced e-mail over a failed SMS to a file', async () => {
    const { office } = desk;
    const { id, incidentId } = await launched([aPerson('bounce', { phone: '+6281220001901', sms: false })]);
    await office.work(id);
    await office.untilStates(id, (s) => s['email']![0] === 'bounced');
    expect(await office.states(id)).toEqual({ email: ['bounced'], handover: ['pending'] });
    const batch = await desk.made(id, (await desk.vendor(incidentId)).id);
    expect(await desk.lines(batch)).toHaveLength(1);
  });

  test('wakes no worker for what only a file can carry', async () => {
    const { id } = await launched([aQuietPerson('l')]);
    await desk.office.work(id);
    const [row] = await sql<{ due: Date | null; open: number }>(
      `SELECT due_at AS due, open FROM notice_cohort WHERE notice_id = $1`,
      [id],
    );
    expect(row).toEqual({ due: null, open: 1 });
    expect(await desk.office.launches.status(id)).toMatchObject({ dispatched: false, told: 0 });
  });
});

describe('what a vendor says', () => {
  test('makes people told: the whole file by its confirmation, each by a result file, whatever the order', async () => {
    const { id, incidentId } = await launched(['m', 'n', 'o'].map((local) => aQuietPerson(local)));
    const batch = await desk.made(id, (await desk.vendor(incidentId)).id);
    await expect(bring(batch, [])).rejects.toEqual(refused('not_out'));
    await expect(desk.batches.confirm(batch, 'PC-1', desk.office.maker)).rejects.toEqual(refused('not_out'));
    const [a, b] = (await desk.lines(batch)).map((line) => line['reference']!);
    expect(await bring(batch, [`${a},delivered,,`, `${b},rejected,,no_account`])).toMatchObject({
      lines: 2,
      taken: 2,
      counts: { delivered: 1, rejected: 1 },
      repeated: false,
    });
    expect((await states(id)).sort()).toEqual(['delivered', 'failed', 'unknown']);
    expect(await desk.batches.confirm(batch, 'PC-1', desk.office.maker)).toMatchObject({
      status: 'confirmed',
    });
    await desk.batches.confirm(batch, 'PC-1', desk.office.maker);
    await expect(desk.batches.confirm(batch, 'PC-2', desk.office.maker)).rejects.toEqual(
      refused('confirmed_otherwise'),
    );
    expect((await states(id)).sort()).toEqual(['accepted', 'delivered', 'failed']);
    await desk.office.work(id);
    expect(await desk.office.launches.status(id)).toMatchObject({ told: 2, dispatched: true });
  });

  test('twice changes nothing, and lines that are not ours are listed by number and reason', async () => {
    const { id, incidentId } = await launched([aQuietPerson('p'), aQuietPerson('q')]);
    const batch = await desk.made(id, (await desk.vendor(incidentId)).id);
    const [a, b] = (await desk.lines(batch)).map((line) => line['reference']!);
    const said = [
      `${a},delivered,,`,
      'c1_999999-1,delivered,,',
      `${b},enchanted,,`,
      `${b},delivered,2020-01-01T00:00:00Z,`,
      'somebody@example.com,delivered,,',
    ];
    const first = await bring(batch, said);
    expect(first).toMatchObject({ lines: 5, taken: 1, rejected: 4, repeated: false });
    expect(await desk.results.rejects(first.id)).toEqual([
      { lineNo: 3, reason: 'unknown_reference' },
      { lineNo: 4, reason: 'unknown_status' },
      { lineNo: 5, reason: 'impossible_time' },
      { lineNo: 6, reason: 'no_reference' },
    ]);
    const before = await sql(`SELECT * FROM notices_v_attempt WHERE notice_id = $1 ORDER BY delivery_id`, [
      id,
    ]);
    expect(await bring(batch, said)).toMatchObject({ id: first.id, repeated: true });
    expect(
      await sql(`SELECT * FROM notices_v_attempt WHERE notice_id = $1 ORDER BY delivery_id`, [id]),
    ).toEqual(before);
    expect(await desk.results.list(batch)).toHaveLength(1);
    await expect(
      desk.results.bring(batch, [Buffer.from('who,what\n1,2\n')], desk.office.maker),
    ).rejects.toEqual(refused('no_header'));
  });

  test('is waited for: the operator’s list holds who was never answered, and nothing presumes anything', async () => {
    const { office } = desk;
    const { id, incidentId } = await launched([aQuietPerson('s')]);
    const { id: vendorId } = await desk.vendor(incidentId);
    await desk.fetch(await desk.made(id, vendorId));
    await office.looks().look();
    await office.looks().look();
    const { unknowns } = await office.unknowns.list(incidentId, { noticeId: id });
    expect(unknowns).toMatchObject([
      { channel: 'handover', provider: 'handover', standing: 'waiting', resends: 0 },
    ]);
    const order = {
      incidentId,
      which: { noticeId: id },
      decision: 'resend',
      reason: 'The vendor never got it.',
    } as const;
    expect(await office.unknowns.decide(order, office.maker)).toMatchObject({ decided: 1 });
    expect(await states(id)).toEqual(['pending']);
    await sql(`UPDATE delivery SET not_before = now() - interval '1 minute' WHERE notice_id = $1`, [id]);
    const [line] = await desk.lines(await desk.made(id, vendorId));
    expect(line!['reference']).toMatch(/-2$/);
  });

  test('is tried again in a later file where it says that it may be', async () => {
    const { id, incidentId } = await launched([aQuietPerson('r')]);
    const { id: vendorId } = await desk.vendor(incidentId);
    const batch = await desk.made(id, vendorId);
    const [line] = await desk.lines(batch);
    await bring(batch, [`${line!['reference']},undelivered,,`]);
    expect(await states(id)).toEqual(['pending']);
    await sql(`UPDATE delivery SET not_before = now() - interval '1 minute' WHERE notice_id = $1`, [id]);
    const [again] = await desk.lines(await desk.made(id, vendorId));
    expect(again!['reference']).toBe(line!['reference']!.replace(/-1$/, '-2'));
    await bring(batch, [`${line!['reference']},delivered,,`]);
    expect(await states(id)).toEqual(['delivered']);
  });
});
