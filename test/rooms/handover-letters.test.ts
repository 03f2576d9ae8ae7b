import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { IncidentId, NoticeId } from '../../src/kernel/ids.ts';
import type { NoticeDraft } from '../../src/notices/index.ts';
import { aPerson } from '../support/notices.ts';
import { stage } from '../support/people-fixtures.ts';
import { AN_ADDRESS, aQuietPerson, HandoverDesk } from '../support/handover.ts';

let desk: HandoverDesk;

beforeAll(async () => {
  desk = await HandoverDesk.open();
});
afterAll(() => desk.close());

/** A launched notice by e-mail, SMS and letter. */
async function launched(
  rows: Parameters<typeof desk.office.incident>[0],
): Promise<{ id: NoticeId; incidentId: IncidentId }> {
  const incidentId = await desk.office.incident(rows);
  return { id: await notified(incidentId), incidentId };
}

async function notified(incidentId: IncidentId, more: Partial<NoticeDraft> = {}): Promise<NoticeId> {
  const { office } = desk;
  const templateIds: string[] = [];
  for (const channel of ['email', 'sms', 'letter'] as const) {
    for (const starter of office.messages.starters({ kind: 'individual', channel })) {
      templateIds.push(await office.messages.save(incidentId, starter, office.maker));
    }
  }
  const id = await office.approved(incidentId, { templateIds, ...more });
  await office.launches.launch(id, {}, office.maker);
  return id;
}

/** The archive's files; they are stored as they are. */
function opened(zip: Buffer): { pdf: string; lines: string[]; contents: Record<string, unknown> } {
  const text = zip.toString('latin1');
  const pdf = text.slice(text.indexOf('%PDF-'), text.lastIndexOf('%%EOF') + 5);
  const csvAt = zip.indexOf('reference,first_page');
  const csv = zip.subarray(csvAt, zip.indexOf('PK\u0003\u0004', csvAt, 'latin1')).toString('utf8');
  const [contents = '{}'] = /\{\n {2}"format"[\s\S]*?\n\}\n/.exec(zip.toString('utf8')) ?? [];
  // A data descriptor may follow the last line.
  const lines = csv.split('\r\n').filter((line) => line.includes(','));
  return { pdf, lines, contents: JSON.parse(contents) as Record<string, unknown> };
}

/** Reached by letter only. */
function onPaper(local: string, name: string, more: Parameters<typeof aQuietPerson>[1] = {}) {
  return aQuietPerson(local, { name, authoritative: true, address: AN_ADDRESS, ...more });
}

const letter = { channel: 'letter', name: 'Percetakan Jaya' } as const;

describe('letters', () => {
  test('are one tagged PDF in each reader’s language, with an address line each', async () => {
    const named = { authoritative: true, address: AN_ADDRESS };
    const { id, incidentId } = await launched([
      aQuietPerson('a', { ...named, name: 'Siti Aminah' }),
      aQuietPerson('b', {
        ...named,
        name: 'Łukasz Żółć',
        locale: 'en',
        country: 'GB',
        address: { line: '10 Example Street', city: 'London', postal_code: 'SW1A 2AA' },
      }),
    ]);
    expect(await desk.office.states(id)).toEqual({ letter: ['pending', 'pending'] });
    const batch = await desk.made(id, (await desk.vendor(incidentId, letter)).id);
    const { pdf, lines, contents } = opened(await desk.opened(await desk.fetch(batch)));
    expect(contents).toMatchObject({ format: 'amends-letters/1', duplex: true, paper: 'A4' });
    expect(pdf).toMatch(/^%PDF-1\.7/);
    for (const mark of [
      '/StructTreeRoot',
      '/Marked true',
      'pdfuaid:part',
      '/S /H1',
      '/S /LBody',
      '/Lang (id-ID)',
    ]) {
      expect(pdf).toContain(mark);
    }
    expect(pdf).toContain('/Lang (en-GB)');
    expect(pdf).toContain('AtkinsonHyperlegible');
    const pages = pdf.match(/\/Type \/Page\b(?!s)/g)!.length;
    expect(pages).toBe(contents['pages']);
    const [, first, second] = lines.map((line) => line.split(','));
    const all = lines.join('\n');
    expect(all).toContain(',id,Siti Aminah,Jalan Melati 5,RT 02 RW 07,Kebayoran Baru,Jakarta Selatan,12110');
    expect(all).toContain(',en,Łukasz Żółć,10 Example Street,,,London,SW1A 2AA,,UNITED KINGDOM');
    expect(Number(first![1])).toBe(1);
    // Printed on both sides, each begins on a front.
    expect(Number(second![1]) % 2).toBe(1);
    expect(Number(second![1])).toBeGreaterThan(Number(first![2]));
    expect(await desk.batches.get(batch)).toMatchObject({ pages, people: 2, leftOut: {} });
  });

  test('go to nobody without a name, an address or letters that can be printed, and say so', async () => {
    const { id, incidentId } = await launched([
      aQuietPerson('c', { address: AN_ADDRESS }),
      aQuietPerson('d', { name: 'Budi', authoritative: true }),
      aQuietPerson('e', { name: '山田太郎', authoritative: true, address: AN_ADDRESS }),
      aQuietPerson('f', { name: 'Ani', authoritative: true, address: AN_ADDRESS }),
    ]);
    const batch = await desk.made(id, (await desk.vendor(incidentId, letter)).id);
    expect(await desk.batches.get(batch)).toMatchObject({
      people: 4,
      leftOut: { no_name: 1, no_address: 1, unprintable: 1 },
      states: { pending: 1 },
    });
    const reasons = await desk.office.t.db.tx((tx) =>
      tx.q<{ reason: string }>(
        `SELECT reason FROM delivery WHERE notice_id = $1 AND state = 'suppressed' ORDER BY reason`,
        [id],
      ),
    );
    expect(reasons.map(({ reason }) => reason)).toEqual(['no_address', 'no_name', 'unprintable']);
  });

  test('find an address in any file that is the person’s own, and never by an e-mail that several share', async () => {
    const { office } = desk;
    const incidentId = await office.incident([
      aPerson('h', {
        customer: 'K-1',
        email: 'family@example.com',
        name: 'Ani',
        authoritative: true,
        sendable: false,
      }),
      aPerson('i', {
        customer: 'K-2',
        email: 'family@example.com',
        name: 'Budi',
        authoritative: true,
        sendable: false,
      }),
    ]);
    await stage(office.t, incidentId, {
      name: 'orders.csv',
      role: 'contact_only',
      rows: [
        { customer: 'K-1', address: AN_ADDRESS },
        { email: 'family@example.com', address: { line: 'Jalan Lain 9', city: 'Bandung' } },
      ],
    });
    await office.people.resolve(incidentId, office.maker);
    const id = await notified(incidentId);
    const batch = await desk.made(id, (await desk.vendor(incidentId, letter)).id);
    expect(await desk.batches.get(batch)).toMatchObject({ people: 2, leftOut: { no_address: 1 } });
    const { lines } = opened(await desk.opened(await desk.fetch(batch)));
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain('Ani,Jalan Melati 5');
  });

  test('about a minor go to the parent or guardian, beside what else reaches them', async () => {
    const child = { name: 'Rina', authoritative: true, address: AN_ADDRESS, minor: true };
    const { id, incidentId } = await launched([
      aPerson('child', child),
      aQuietPerson('silent', { ...child, locale: 'en' }),
      aPerson('grown', { ...child, minor: false }),
    ]);
    expect(await desk.office.states(id)).toEqual({
      email: ['pending', 'pending'],
      letter: ['pending', 'pending'],
    });
    const batch = await desk.made(id, (await desk.vendor(incidentId, letter)).id);
    const { lines } = opened(await desk.opened(await desk.fetch(batch)));
    expect(
      lines
        .slice(1)
        .map((line) => line.split(',')[5])
        .sort(),
    ).toEqual(['Kepada orang tua/wali Rina', 'To the parent or guardian of Rina']);
  });

  test('about somebody who has died go to the family where the notice says so, and to nobody otherwise', async () => {
    const { office } = desk;
    const late = { name: 'Hasan', authoritative: true, address: AN_ADDRESS, deceased: true };
    const incidentId = await office.incident([aPerson('late', late), aPerson('alive')]);
    expect(await office.states(await notified(incidentId))).toEqual({ email: ['pending'] });
    const id = await notified(incidentId, { audience: { deceased: 'kin' } });
    expect(await office.states(id)).toEqual({ email: ['pending'], letter: ['pending'] });
    const batch = await desk.made(id, (await desk.vendor(incidentId, letter)).id);
    const { lines } = opened(await desk.opened(await desk.fetch(batch)));
    expect(lines.slice(1).map((line) => line.split(',')[5])).toEqual(['Kepada keluarga Hasan']);
    await expect(office.draft(incidentId, { audience: { deceased: 'kin' } })).rejects.toMatchObject({
      code: 'notices.kin_needs_letter',
    });
  });

  test('list whom they cannot be written to, and in which script, before a batch is made', async () => {
    const { office, outlooks } = desk;
    const { id: noticeId, incidentId } = await launched([
      onPaper('n1', 'Nguyễn Thị Ánh'),
      onPaper('n2', 'Şükrü Çağlayan'),
      onPaper('n3', 'Łucja Gąsiorowska'),
      onPaper('n4', '山田太郎'),
      onPaper('n5', 'محمد علي'),
      onPaper('n6', 'สมชาย ใจดี'),
      onPaper('n7', 'Budi', { address: { line: 'ул. Ленина 5', city: 'Москва' } }),
      onPaper('n8', 'Γιώργος Παπαδόπουλος'),
      aQuietPerson('n9', { address: AN_ADDRESS }),
    ]);
    const vendorId = (await desk.vendor(incidentId, letter)).id;
    const outlook = await outlooks.of({ noticeId, vendorId }, office.maker);
    expect(outlook).toMatchObject({
      people: 9,
      written: 5,
      leftOut: { no_name: 1, unprintable: 3 },
      scripts: { Arabic: 1, Han: 1, Thai: 1 },
    });
    expect(outlook.unwritten).toContainEqual({
      person: expect.stringMatching(/^\d+:\d+$/),
      reason: 'unprintable',
      scripts: ['Han'],
    });
    expect(JSON.stringify(outlook)).not.toContain('太');
    const batch = await desk.made(noticeId, vendorId);
    expect((await desk.batches.get(batch)).leftOut).toEqual(outlook.leftOut);
    for (const page of [-1, 0.5, NaN, Infinity]) {
      await expect(outlooks.leftOut(batch, page)).rejects.toMatchObject({ code: 'handover.bad_page' });
    }
    expect((await outlooks.leftOut(batch, 1)).people).toEqual([]);
    const { people } = await outlooks.leftOut(batch);
    expect(people.map(({ person, reason }) => `${person} ${reason}`)).toEqual(
      outlook.unwritten.map(({ person, reason }) => `${person} ${reason}`),
    );
  });

  test('that come back make their delivery bounced, whatever was said before', async () => {
    const { id, incidentId } = await launched([
      aQuietPerson('g', { name: 'Ani', authoritative: true, address: AN_ADDRESS }),
    ]);
    const batch = await desk.made(id, (await desk.vendor(incidentId, letter)).id);
    const { lines } = opened(await desk.opened(await desk.fetch(batch)));
    await desk.batches.confirm(batch, 'Order 7', desk.office.maker);
    expect(await desk.office.states(id)).toEqual({ letter: ['accepted'] });
    const [reference] = lines[1]!.split(',');
    const result = Buffer.from(`reference;status;code\n${reference};returned;moved\n`);
    const brought = await desk.results.bring(batch, [result], desk.office.maker);
    expect(brought).toMatchObject({ taken: 1, rejected: 0 });
    expect(await desk.office.states(id)).toEqual({ letter: ['bounced'] });
  });
});
