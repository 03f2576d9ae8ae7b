import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CodeClaim } from '../../src/codes/index.ts';
import {
  aCodeDesk,
  aFilledPool,
  anOffer,
  aPool,
  assign,
  bring,
  claimsOf,
  type CodeDesk,
  codeFile,
  codesShownOf,
  shownOf,
} from '../support/codes.ts';

let desk: CodeDesk;

beforeAll(async () => {
  desk = await aCodeDesk();
});
afterAll(() => desk.close());

const shown = (claims: readonly CodeClaim[]) => shownOf(desk, claims);
const codesShown = (claims: readonly CodeClaim[]) => codesShownOf(desk, claims);
const filled = (count: number, from = 1) => aFilledPool(desk, count, from);

describe('files of codes', () => {
  test('every line is a code or a reject with its reason, which can be downloaded', async () => {
    const offered = await anOffer(desk);
    const other = await aPool(desk, await anOffer(desk, offered.incidentId));
    await bring(desk, other.id, 'code\nTAKEN-1\n');
    const pool = await aPool(desk, offered);
    const file = await bring(
      desk,
      pool.id,
      [
        '\ufeffkode;berlaku_sampai',
        'GOOD-01;2027-01-31',
        'GOOD-01;',
        'TAKEN-1;',
        '',
        'AB1;',
        'SPA CE;',
        'LATE-01;2026-06-15',
        'WHEN-01;tomorrow',
        ';2027-01-31',
        'MANY-01;;',
        'GOOD-02;',
        '"OPEN-1;',
      ].join('\r\n'),
    );
    expect(file).toMatchObject({
      repeated: false,
      lines: 11,
      taken: 2,
      rejected: 9,
      reasons: {
        twice_in_file: 1, known: 1, too_short: 1, characters: 1, expired: 1, expiry: 1, empty: 1, column_count: 1,
        malformed: 1,
      },
    }); // prettier-ignore
    expect((await desk.files.rejects(file.id)).map(({ line, reason }) => [line, reason])).toEqual([
      [3, 'twice_in_file'],
      [4, 'known'],
      [6, 'too_short'],
      [7, 'characters'],
      [8, 'expired'],
      [9, 'expiry'],
      [10, 'empty'],
      [11, 'column_count'],
      [13, 'malformed'],
    ]);
    let csv = '';
    for await (const piece of desk.files.rejectsCsv(file.id)) csv += piece;
    expect(csv.split('\n').slice(0, 2)).toEqual([
      'line,reason,meaning',
      '3,twice_in_file,"The same code stands in an earlier line of this file."',
    ]);
    expect(csv).not.toMatch(/GOOD|TAKEN/);
    expect(await desk.pools.get(pool.id)).toMatchObject({ codes: 2, free: 2 });
    const again = desk.t.db.tx((tx) =>
      tx.run(`UPDATE code_reject SET reason = 'empty' WHERE file_id = $1`, [file.id]),
    );
    await expect(again).rejects.toThrow();
  });

  test('the same file again changes nothing; two files at once share no code', async () => {
    const offered = await anOffer(desk);
    const pools = [await aPool(desk, offered), await aPool(desk, offered)];
    const first = await bring(desk, pools[0]!.id, codeFile(5));
    expect(await bring(desk, pools[0]!.id, codeFile(5))).toEqual({ ...first, repeated: true });
    desk.clock.advanceMs(1_000);
    const both = await Promise.all([
      bring(desk, pools[0]!.id, codeFile(1_500, { from: 6 }), 'a.csv'),
      bring(desk, pools[1]!.id, codeFile(1_500, { from: 706 }), 'b.csv'),
    ]);
    expect(both.reduce((sum, { taken }) => sum + taken, 0)).toBe(2_200);
    expect(both.reduce((sum, { reasons }) => sum + (reasons.known ?? 0), 0)).toBe(800);
    expect((await desk.files.list(pools[0]!.id)).map(({ name }) => name)).toEqual(['codes.csv', 'a.csv']);
  });

  test('what cannot be read is refused whole, in a sentence', async () => {
    const offered = await anOffer(desk);
    const pool = await aPool(desk, offered);
    await expect(bring(desk, pool.id, 'value\nABC123\n')).rejects.toMatchObject({ code: 'codes.no_header' });
    await expect(bring(desk, pool.id, Buffer.from([0x63, 0xff, 0xfe]))).rejects.toMatchObject({
      code: 'codes.not_text',
    });
    const drawn = await aPool(desk, offered, { kind: 'generated' });
    await expect(bring(desk, drawn.id, codeFile(1))).rejects.toMatchObject({ code: 'codes.not_imported' });
    await expect(bring(desk, 'nothing', codeFile(1))).rejects.toMatchObject({ code: 'codes.unknown_pool' });
    await desk.pools.close(pool.id, desk.maker);
    await expect(bring(desk, pool.id, codeFile(1))).rejects.toMatchObject({ code: 'codes.not_open' });
  });

  test('a code too near its expiry is given to nobody, and says so', async () => {
    const offered = await anOffer(desk);
    const pool = await aPool(desk, offered, { daysLeftMin: 60 });
    expect(
      await bring(desk, pool.id, 'code,expires\nSHORT-1,2026-07-15\nLONG-01,2026-09-01\n'),
    ).toMatchObject({
      taken: 1,
      reasons: { expired: 1 },
    });
    const early = desk.clock.now();
    desk.clock.advanceMs(40 * 86_400_000);
    const [claim] = claimsOf(desk, offered, 1);
    expect((await assign(desk, [claim!])).get(claim!.redemptionId)?.kind).toBe('waiting');
    expect(await desk.pools.get(pool.id)).toMatchObject({ free: 0, lapsed: 1 });
    desk.clock.advanceMs(early.getTime() - desk.clock.now().getTime());
  });
});

describe('pools', () => {
  test('a pool serves an offer of its own incident only, under a name of its own', async () => {
    const [one, other] = [await anOffer(desk), await anOffer(desk)];
    const strange = aPool(desk, { incidentId: one.incidentId, offerId: other.offerId });
    await expect(strange).rejects.toMatchObject({ code: 'codes.unknown_offer' });
    await aPool(desk, one, { name: 'Vendor A' });
    await expect(aPool(desk, one, { name: 'Vendor A' })).rejects.toMatchObject({ code: 'codes.name_taken' });
    await expect(aPool(desk, one, { kind: 'shared' })).rejects.toMatchObject({ code: 'codes.needs_code' });
    await expect(aPool(desk, one, { code: 'SHARED-1' })).rejects.toMatchObject({ code: 'codes.needs_code' });
    await expect(aPool(desk, one, { kind: 'shared', code: 'S 1' })).rejects.toMatchObject({
      code: 'codes.bad_code',
    });
  });

  test('a shared code is everybody’s, is said to be, and never runs out', async () => {
    const offered = await anOffer(desk);
    const pool = await aPool(desk, offered, { kind: 'shared', code: 'SORRY-2026', engagement: 'ENG-77' });
    const claims = claimsOf(desk, offered, 40);
    await Promise.all(claims.map((claim) => assign(desk, [claim])));
    expect(new Set(await codesShown(claims))).toEqual(new Set(['SORRY-2026']));
    expect((await shown(claims))[0]).toMatchObject({ shared: true, engagement: 'ENG-77', expiresAt: null });
    expect(await desk.pools.get(pool.id)).toMatchObject({ codes: 1, free: 0, assigned: 40 });
    expect(await desk.pools.stock(offered.incidentId)).toMatchObject([
      { shared: true, level: 'ok', daysLeft: null },
    ]);
    await expect(aPool(desk, offered, { kind: 'shared', code: 'SORRY-2026' })).rejects.toMatchObject({
      code: 'codes.known_code',
    });
  });

  test('from a quarantined pool nothing is assigned; its people are listed and get others first', async () => {
    const { offered, pool } = await filled(10);
    const claims = claimsOf(desk, offered, 4, 21n);
    await assign(desk, claims);
    const old = await codesShown(claims);
    expect(await desk.pools.quarantine(pool.id, 'The vendor lost the list.', desk.maker)).toMatchObject({
      status: 'quarantined',
      quarantineReason: 'The vendor lost the list.',
    });
    desk.clock.advanceMs(1_000);
    const [next] = claimsOf(desk, offered, 1, 21n);
    expect((await assign(desk, [next!])).get(next!.redemptionId)).toEqual({ kind: 'waiting' });
    expect(await desk.codes.serve()).not.toContain(21n);
    expect((await desk.pools.assigned(pool.id)).map(({ redemptionId }) => redemptionId)).toEqual(
      claims.map(({ redemptionId }) => redemptionId),
    );
    expect(await desk.pools.assigned(pool.id, claims[2]!)).toHaveLength(1);
    expect(await desk.pools.replaceAll(pool.id, 'The vendor lost the list.', desk.maker)).toEqual({
      replaced: 4,
      kept: 0,
    });
    const fresh = await aPool(desk, offered);
    await bring(desk, fresh.id, codeFile(4, { from: 5_001 }));
    await desk.codes.serve();
    const now = await codesShown(claims);
    expect(now).toHaveLength(4);
    expect(now.some((code) => old.includes(code))).toBe(false);
    expect((await shown([next!]))[0]).toMatchObject({ kind: 'waiting' });
    expect(await desk.pools.get(pool.id)).toMatchObject({ assigned: 0, revoked: 4, free: 6 });
  });

  test('a quarantine waits for nobody’s luck: whoever takes a code at that moment is listed, nobody after it', async () => {
    const { offered, pool } = await filled(50);
    const claims = claimsOf(desk, offered, 40);
    const taking = claims.map((claim) => assign(desk, [claim]));
    await desk.pools.quarantine(pool.id, 'Suspicious.', desk.maker);
    const listed = (await desk.pools.assigned(pool.id)).length;
    await Promise.all(taking);
    expect((await desk.pools.assigned(pool.id)).length).toBe(listed);
    expect(await codesShown(claims)).toHaveLength(listed);
  });

  test('only another person releases a quarantined pool', async () => {
    const { pool } = await filled(1);
    await expect(desk.pools.release(pool.id, desk.checker)).rejects.toMatchObject({
      code: 'codes.not_quarantined',
    });
    await desk.pools.quarantine(pool.id, 'Suspicious.', desk.maker);
    await expect(desk.pools.release(pool.id, desk.maker)).rejects.toMatchObject({
      code: 'codes.same_person',
    });
    const alone = `UPDATE code_pool SET status = 'open', released_at = now(), released_by = quarantined_by WHERE id = $1`;
    await expect(desk.t.db.tx((tx) => tx.run(alone, [pool.id]))).rejects.toThrow(
      'code_pool_release_is_second_person',
    );
    expect(await desk.pools.release(pool.id, desk.checker)).toMatchObject({ status: 'open' });
    await desk.pools.quarantine(pool.id, 'Again.', desk.checker);
    await desk.pools.close(pool.id, desk.maker);
    await expect(desk.pools.close(pool.id, desk.maker)).rejects.toMatchObject({ code: 'codes.closed' });
  });

  test('codes drawn in advance are listed for the shop by whoever may reveal them, and never read as an insult', async () => {
    const offered = await anOffer(desk);
    const pool = await aPool(desk, offered, { kind: 'generated' });
    const filledPool = await desk.pools.generate(pool.id, { count: 2_500 }, desk.maker);
    expect(filledPool).toMatchObject({ codes: 2_500, free: 2_500 });
    const [claim] = claimsOf(desk, offered, 1);
    await assign(desk, [claim!]);
    let csv = '';
    for await (const piece of desk.pools.reveal(pool.id, desk.maker)) csv += piece;
    const lines = csv.trim().split('\n');
    expect(lines).toHaveLength(2_501);
    expect(new Set(lines).size).toBe(2_501);
    expect(lines).toContain(`${(await codesShown([claim!]))[0]},assigned,`);
    const reader = { ...desk.maker, permissions: new Set(['code.read', 'code.write']) };
    await expect(desk.pools.reveal(pool.id, reader).next()).rejects.toMatchObject({
      code: 'operators.not_allowed',
    });
    const { pool: imported } = await filled(1);
    await expect(desk.pools.reveal(imported.id, desk.maker).next()).rejects.toMatchObject({
      code: 'codes.not_generated',
    });
    await expect(desk.pools.generate(imported.id, { count: 1 }, desk.maker)).rejects.toMatchObject({
      code: 'codes.not_generated',
    });
  });

  test('the stock says how long it lasts at the rate of the last days', async () => {
    const { offered } = await filled(40);
    expect(await desk.pools.stock(offered.incidentId)).toEqual([
      { ...offered, free: 40, total: 40, waiting: 0, shared: false, perDay: 0, daysLeft: null, level: 'ok' },
    ]);
    await assign(desk, claimsOf(desk, offered, 10));
    expect(await desk.pools.stock(offered.incidentId)).toMatchObject([
      { free: 30, perDay: 10, daysLeft: 3, level: 'low' },
    ]);
    await assign(desk, claimsOf(desk, offered, 35));
    expect(await desk.pools.stock(offered.incidentId)).toMatchObject([
      { free: 0, waiting: 5, daysLeft: 0, level: 'empty' },
    ]);
    expect((await desk.pools.stock(null)).length).toBeGreaterThan(3);
  });
});
