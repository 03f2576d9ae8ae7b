import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { generateKey, revokeKey } from 'openpgp';
import type { Clock } from '../../src/kernel/clock.ts';
import { ProofPackages, PublishedRoots } from '../../src/proofs/index.ts';
import { bytesOf } from '../support/banks.ts';
import { aQuietPerson, HandoverDesk } from '../support/handover.ts';
import { incidentParts } from '../support/incidents.ts';
import { membersOfZip } from '../support/unzip.ts';

const HOUR_MS = 3_600_000;

/** Ours, which a test may put forward. */
class MovedClock implements Clock {
  aheadMs = 0;
  now(): Date {
    return new Date(Date.now() + this.aheadMs);
  }
}

const clock = new MovedClock();
let desk: HandoverDesk;

beforeAll(async () => {
  desk = await HandoverDesk.open({ clock });
});
afterAll(() => desk.close());

const refused = (code: string) => expect.objectContaining({ code: `handover.${code}` });

async function outBatch(locals: readonly string[]) {
  const { id, incidentId } = await desk.office.launched(
    locals.map((local) => aQuietPerson(local)),
    { handover: true },
  );
  const batch = await desk.made(id, (await desk.vendor(incidentId)).id);
  const references = (await desk.lines(batch)).map((line) => line['reference']!);
  return { id, incidentId, batch, references };
}

function bring(batch: string, file: string | Uint8Array) {
  return desk.results.bring(batch, [typeof file === 'string' ? Buffer.from(file) : file], desk.office.maker);
}

async function states(id: Parameters<typeof desk.office.states>[0]): Promise<string[]> {
  return ((await desk.office.states(id))['handover'] ?? []).toSorted();
}

describe('a result file', () => {
  test('in another encoding, or no CSV at all, is refused whole and proves nothing', async () => {
    const { id, batch, references } = await outBatch(['a']);
    const text = `reference,status\n${references[0]},delivered\n`;
    for (const wrong of [
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]),
      Buffer.from(`${text}caf\u00e9,delivered\n`, 'latin1'),
      Buffer.from(`reference,status\n"${references[0]},delivered\n`),
      Buffer.from([0x50, 0x4b, 3, 4, 0xc0, 0xff]),
    ]) {
      await expect(bring(batch, wrong)).rejects.toEqual(refused('not_text'));
    }
    await expect(bring(batch, '')).rejects.toEqual(refused('no_header'));
    expect(await states(id)).toEqual(['unknown']);
    expect(await desk.results.list(batch)).toEqual([]);
  });

  test('that is too large is refused before it is read', async () => {
    const { batch } = await outBatch(['b']);
    let given = 0;
    function* endless() {
      for (const piece = Buffer.alloc(1024 * 1024, 'x'); ; given += 1) yield piece;
    }
    await expect(desk.results.bring(batch, endless(), desk.office.maker)).rejects.toEqual(
      refused('too_large'),
    );
    expect(given).toBeLessThan(40);
  });

  test('of a spreadsheet, with formulas, blank lines and a byte order mark, says what it says and no more', async () => {
    const { id, batch, references } = await outBatch(['c', 'd']);
    const [a, b] = references;
    const file = `\ufeffstatus;at;reference;code;note\r\nDELIVERED;;${a};"=HYPERLINK(""http://evil"")";x\r\n;;;;\r\nreturned;;${b};@SUM(A1);siti@example.com\r\n`;
    const brought = await bring(batch, file);
    expect(brought).toMatchObject({ lines: 2, taken: 2, rejected: 0, counts: { delivered: 1, returned: 1 } });
    expect(await states(id)).toEqual(['bounced', 'delivered']);
    const codes = await desk.office.t.db.tx((tx) =>
      tx.q<{ code: string | null }>(
        `SELECT evidence_code AS code FROM notices_v_attempt WHERE notice_id = $1 ORDER BY 1`,
        [id],
      ),
    );
    expect(codes.map(({ code }) => code)).toEqual(['returned', null]);
  });

  test('of another batch, or of lines that contradict each other, changes only what it may', async () => {
    const [one, two] = [await outBatch(['e']), await outBatch(['f'])];
    expect(await bring(two.batch, `reference,status\n${one.references[0]},delivered\n`)).toMatchObject({
      taken: 0,
      rejected: 1,
    });
    expect(await states(one.id)).toEqual(['unknown']);
    const [line] = two.references;
    const both = ['delivered', 'returned', 'accepted', 'delivered'];
    await bring(two.batch, `reference,status\n${both.map((word) => `${line},${word}`).join('\n')}\n`);
    expect(await states(two.id)).toEqual(['bounced']);
    // An attempt that no file of ours named, and numbers no database holds.
    const strange = [
      `${line!.replace(/-1$/, '-2')}`,
      `c${'9'.repeat(18)}_${'9'.repeat(18)}-9999`,
      "c1_1-1' OR 1=1",
    ];
    expect(
      await bring(two.batch, `reference,status\n${strange.map((s) => `"${s}",delivered`).join('\n')}\n`),
    ).toMatchObject({ taken: 0, rejected: 3 });
  });

  test('brought in parts, and the parts again in any order, ends as the whole does', async () => {
    const { id, batch, references } = await outBatch(['g', 'h', 'i']);
    const parts = references.map((reference) => `reference,status\n${reference},delivered\n`);
    for (const part of [...parts, ...parts.toReversed()]) await bring(batch, part);
    expect(await states(id)).toEqual(['delivered', 'delivered', 'delivered']);
    expect(await desk.results.list(batch)).toHaveLength(3);
    const [both] = await Promise.allSettled([bring(batch, `${parts[0]}\n`), bring(batch, `${parts[0]}\n`)]);
    expect(both.status).toBe('fulfilled');
    expect(await desk.results.list(batch)).toHaveLength(4);
  });
});

describe('a vendor’s key', () => {
  test('that expires between approval and file keeps the file from being made, and says what to do', async () => {
    const { office } = desk;
    const { id: noticeId, incidentId } = await office.launched([aQuietPerson('k')], { handover: true });
    const { publicKey } = await generateKey({
      userIDs: [{ name: 'V' }],
      type: 'ecc',
      keyExpirationTime: 3_600,
      format: 'armored',
    });
    const { id: vendorId } = await desk.vendor(incidentId, { publicKey });
    clock.aheadMs = 2 * HOUR_MS;
    try {
      const { id } = await desk.batches.open({ noticeId, vendorId }, office.maker);
      expect(await desk.files.make(id)).toBe(false);
      expect(await desk.batches.get(id)).toMatchObject({
        status: 'making',
        failure: expect.stringContaining('has expired'),
        failedWith: { code: 'handover.expired_key' },
      });
      await expect(desk.files.fetch(id, office.maker)).rejects.toThrow(
        /could not be made: The key .* has expired: .* Cancel it and open another\.$/,
      );
      expect(await states(noticeId)).toEqual(['pending']);
      await desk.batches.cancel(id, office.maker);
      const next = await desk.made(noticeId, (await desk.vendor(incidentId)).id);
      expect(await desk.batches.get(next)).toMatchObject({ status: 'ready', people: 1 });
    } finally {
      clock.aheadMs = 0;
    }
  });

  test('that is revoked is refused at once', async () => {
    const { incidentId } = await outBatch(['l']);
    const { privateKey } = await generateKey({ userIDs: [{ name: 'V' }], type: 'ecc', format: 'object' });
    const { publicKey } = await revokeKey({ key: privateKey, format: 'armored' });
    await expect(desk.vendor(incidentId, { publicKey })).rejects.toEqual(refused('revoked_key'));
  });
});

test('a proof holds the file by which somebody was written to, and what the vendor said', async () => {
  const { incidentId, batch, references } = await outBatch(['m']);
  await bring(batch, `reference,status\n${references[0]},delivered\n`);
  const { t, audit, maker } = desk.office;
  const published = new PublishedRoots(incidentParts(t).incidents, { portalUrl: 'https://notice.example' });
  const packages = new ProofPackages(t.db, clock, t.keyStore, audit, published);
  const members = await membersOfZip(Buffer.from(await bytesOf(packages.incident(incidentId, maker))));
  const waiting = [...members].find(([name]) => name.startsWith('waiting/'))![1].toString();
  const records = waiting
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  const { sha256 } = await desk.batches.get(batch);
  expect(records).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ kind: 'attempt', channel: 'handover', provider: 'handover' }),
      expect.objectContaining({ kind: 'file', batch, line: 2, file_sha256: sha256 }),
      expect.objectContaining({
        kind: 'event',
        provider: 'handover',
        type: 'delivered',
        event: `${batch}:2`,
      }),
    ]),
  );
});
